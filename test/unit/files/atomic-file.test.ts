import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it, type TestContext } from 'node:test'
import { ConfigurationError } from '../../../src/errors.js'
import { cannotWrite, writeAtomically } from '../../../src/files/atomic-file.js'
import { besideName } from '../../../src/files/leftovers.js'
import { heldTwice } from './held-files.js'

const isRoot = process.getuid?.() === 0
const folder = mkdtempSync(join(tmpdir(), 'atomic-file-'))
after(() => rmSync(folder, { recursive: true }))

const remedy = (expected: RegExp) => (error: unknown) =>
  error instanceof ConfigurationError && expected.test(error.remedy ?? '')

/** Runs it in a file system of 64 KB; skips the test where none may be mounted. */
function onDiskOfItsOwn(t: TestContext, use: (disk: string) => void): void {
  const disk = mkdtempSync(join(folder, 'disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk], { stdio: 'ignore' })
  } catch {
    return t.skip('no right to mount a file system')
  }
  try {
    use(disk)
  } finally {
    execFileSync('umount', [disk])
  }
}

describe('a file is written whole or not at all', () => {
  it('new, then replaced, with nothing left beside it', () => {
    const home = join(folder, 'whole')
    mkdirSync(home)
    writeAtomically(join(home, 'a.json'), 'one')
    writeAtomically(join(home, 'a.json'), Buffer.from('two'))
    assert.equal(readFileSync(join(home, 'a.json'), 'utf8'), 'two')
    assert.deepEqual(readdirSync(home), ['a.json'])
  })
  it('keeps its permissions, and stays the link that it is', { skip: process.platform === 'win32' }, () => {
    writeFileSync(join(folder, 'b.json'), 'one')
    chmodSync(join(folder, 'b.json'), 0o600)
    symlinkSync('b.json', join(folder, 'link.json'))
    writeAtomically(join(folder, 'link.json'), 'two')
    assert.equal(readFileSync(join(folder, 'b.json'), 'utf8'), 'two')
    assert.equal(statSync(join(folder, 'b.json')).mode & 0o777, 0o600)
  })
  it('keeps permissions that a new file would not get', { skip: process.platform === 'win32' }, (t) => {
    const path = join(folder, 'shared.json')
    writeFileSync(path, 'one')
    chmodSync(path, 0o664)
    const umask = process.umask(0o077)
    t.after(() => process.umask(umask))
    writeAtomically(path, 'two')
    assert.equal(statSync(path).mode & 0o777, 0o664)
  })
  it('while a virus scanner holds the file for a moment', (t) => {
    const home = join(folder, 'held')
    mkdirSync(home)
    writeFileSync(join(home, 'a.json'), 'one')
    const refusals = heldTwice(t, home)
    writeAtomically(join(home, 'a.json'), 'two')
    assert.equal(readFileSync(join(home, 'a.json'), 'utf8'), 'two')
    assert.deepEqual(readdirSync(home), ['a.json'])
    assert.deepEqual(
      refusals.map(({ call }) => call),
      ['openSync', 'openSync', 'renameSync', 'renameSync'],
    )
  })
  it('removes the temporary file of a killed run, and nothing else', () => {
    const home = join(folder, 'leftovers')
    mkdirSync(home)
    const gone = spawnSync(process.execPath, ['--version']).pid
    const beside = (pid: number, ending: string) => `a.json.${hostname()}.${pid}.0123456789ab.${ending}`
    const other = (name: string) => beside(gone, 'tmp').replace(`a.json.${hostname()}`, name)
    const kept = [
      beside(process.pid, 'tmp'),
      other('a.json.elsewhere'),
      other(`b.json.${hostname()}`),
      beside(gone, 'zip'),
    ]
    for (const name of [...kept, beside(gone, 'tmp'), beside(gone, 'stale')]) writeFileSync(join(home, name), 'half')
    writeAtomically(join(home, 'a.json'), 'one')
    assert.deepEqual(readdirSync(home).sort(), ['a.json', ...kept].sort())
  })
  it('through a temporary file that nobody can have made before', { skip: process.platform === 'win32' }, () => {
    const home = join(folder, 'planted')
    mkdirSync(home)
    const names = new Set(Array.from({ length: 100 }, () => besideName(join(home, 'a.json'), 'tmp')))
    assert.equal(names.size, 100)
    const victim = join(home, 'victim')
    writeFileSync(victim, 'untouched')
    symlinkSync(victim, join(home, `a.json.${hostname()}.${process.pid}.tmp`))
    writeAtomically(join(home, 'a.json'), 'one')
    assert.deepEqual([readFileSync(victim, 'utf8'), lstatSync(join(home, 'a.json')).isFile()], ['untouched', true])
  })
  it('names the file, the problem and the remedy when the folder is missing', () => {
    const path = join(folder, 'nowhere', 'a.json')
    assert.throws(
      () => writeAtomically(path, 'x'),
      (error) => {
        assert.ok(error instanceof ConfigurationError)
        assert.match(error.message, /^cannot write .*nowhere.a\.json, the old file is unchanged: ENOENT/)
        assert.equal(error.remedy, 'create the folder, or name another file in the config')
        return true
      },
    )
  })
  it('leaves the previous file whole when the target is a folder', () => {
    mkdirSync(join(folder, 'dir'))
    assert.throws(() => writeAtomically(join(folder, 'dir'), 'x'), remedy(/^that is a folder: name a file/))
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.endsWith('.tmp')),
      [],
    )
  })
  it('says on Windows that another program holds the file open, where its code is that of a missing right', () => {
    const remedyFor = (syscall: string, code: string, platform: NodeJS.Platform) =>
      cannotWrite('a.json', Object.assign(new Error(code), { code, syscall }), platform).remedy
    const [close, right] = [
      'another program holds the file open: close it, then run again',
      'let this account write to the folder, or name a file elsewhere in the config',
    ]
    for (const code of ['EPERM', 'EACCES', 'EBUSY']) assert.equal(remedyFor('rename', code, 'win32'), close)
    assert.deepEqual([remedyFor('open', 'EPERM', 'win32'), remedyFor('rename', 'EPERM', 'linux')], [right, right])
  })
  it('leaves the previous file whole when the disk is full, even when a part still fits', { skip: !isRoot }, (t) => {
    onDiskOfItsOwn(t, (disk) => {
      writeAtomically(join(disk, 'a.json'), 'previous')
      for (const length of [50_000, 70_000, 1_000_000]) {
        const text = 'x'.repeat(length)
        if (length < 60_000) writeAtomically(join(disk, 'other.json'), text)
        else assert.throws(() => writeAtomically(join(disk, 'a.json'), text), remedy(/^free space/))
      }
      assert.equal(readFileSync(join(disk, 'a.json'), 'utf8'), 'previous')
      assert.deepEqual(readdirSync(disk).sort(), ['a.json', 'other.json'])
    })
  })
  it('leaves the previous file whole on a read-only file system', { skip: !isRoot }, (t) => {
    onDiskOfItsOwn(t, (disk) => {
      writeAtomically(join(disk, 'a.json'), 'previous')
      execFileSync('mount', ['-o', 'remount,ro', disk])
      assert.throws(() => writeAtomically(join(disk, 'a.json'), 'x'), remedy(/^the file system is read-only/))
      assert.equal(readFileSync(join(disk, 'a.json'), 'utf8'), 'previous')
      assert.deepEqual(readdirSync(disk), ['a.json'])
    })
  })
})
