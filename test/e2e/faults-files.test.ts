/**
 * What breaks around a run's files and clock: nothing is written to the directory then, what was
 * there before stays whole, and the next run works.
 */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { fileTimeToDate } from '../../src/core/values/file-time.js'
import { statePath } from '../../src/files/state-file.js'
import { adUserSync, type Ran } from './support/cli.js'
import { refused, versions, isJournal } from './support/assertions.js'
import { useSandbox } from './support/use-sandbox.js'
import { PAGE, SmallDisk } from './support/small-disk.js'
import { place } from '../unit/files/state-place.js'

const box = useSandbox()

const users = (timestamp = new Date()) => ({ timestamp: timestamp.toISOString(), users: [box.person('Anna')] })

describe('a disk', { skip: !SmallDisk.isPossible() && 'no right to mount a file system' }, () => {
  let disk: SmallDisk
  beforeEach(() => void (disk = SmallDisk.mount(join(box.folder.path, 'disk'), 64)))
  afterEach(() => disk.unmount())

  it('that is full for the lock or the resolutions ends the run before the first write; the files stay as they were', async () => {
    box.folder.write('users.json', users())
    // Two pages each: more than a lock needs. Of somebody who is disabled already: they lapse, and
    // the file is written.
    await box.user('P Left', {}, box.managed)
    const rejections = Array.from({ length: 60 }, (_, index) => ({
      type: 'disable',
      user: 'P Left',
      accept: false,
      timestamp: `2026-01-01T00:00:${index}Z`,
    }))
    const resolutions = JSON.stringify({ resolutions: rejections })
    assert.ok(resolutions.length > PAGE && resolutions.length < 2 * PAGE)
    writeFileSync(join(disk.path, 'resolutions.json'), resolutions)
    const before = await versions(box)
    const problems: string[] = []
    for (const free of [0, 1, 2]) {
      disk.fill(free)
      const run = await box.rerun({ resolutions_file: 'disk/resolutions.json' })
      assert.equal(run.code, 2)
      problems.push(problemOf(run))
      assert.deepEqual(await versions(box), before)
      assert.equal(readFileSync(join(disk.path, 'resolutions.json'), 'utf8'), resolutions)
      assert.deepEqual(
        readdirSync(disk.path).filter(
          (name) => !/^filler$|^resolutions[.]json$|[.]state[.]json$/.test(name) && !isJournal(name),
        ),
        [],
      )
    }
    assert.deepEqual(problems, ['lock: ENOSPC', 'lock: ENOSPC', 'resolutions.json: ENOSPC'])
    disk.fill(8)
    const run = await box.rerun({ resolutions_file: 'disk/resolutions.json' })
    assert.deepEqual([run.code, run.summary.created], [0, ['P Anna']])
  })

  it('that is full for the log is one warning, and the run goes on', async () => {
    box.folder.write('users.json', users())
    disk.fill(0)
    const run = await box.rerun({ log_file: 'disk/import.log' })
    assert.deepEqual([run.code, run.summary.created], [0, ['P Anna']])
    assert.equal(
      run.stderr.match(/WARNING \| the log file .*import\.log cannot be written: ENOSPC/g)?.length,
      1,
      run.stderr,
    )
  })

  it('that is full for the users file leaves the previous one whole', async () => {
    await box.user('Exported', {}, box.managed)
    writeFileSync(join(disk.path, 'users.json'), 'the previous one')
    box.folder.write('export-config.json', {
      server: 'target.test',
      export_file: 'disk/users.json',
      user_path: box.managed,
      group_path: box.groups,
    })
    // Its number is remembered first.
    const FULL = [
      { free: 0, file: 'users.json.state.json', left: ['filler', 'users.json'] },
      { free: 1, file: 'users.json', left: ['filler', 'users.json', 'users.json.state.json'] },
    ]
    for (const { free, file, left } of FULL) {
      disk.fill(free)
      const run = await adUserSync(['export'], { cwd: box.folder.path, env: box.env })
      assert.equal(run.code, 2)
      const problem =
        /ERROR \| cannot write .*\/(\S+), the old file is unchanged: ENOSPC.*\n.*ERROR \| what to do: free space/
      assert.equal(problem.exec(run.stderr)?.[1], file, run.stderr)
      assert.equal(readFileSync(join(disk.path, 'users.json'), 'utf8'), 'the previous one')
      assert.deepEqual(readdirSync(disk.path).sort(), left)
    }
  })

  it('that is read-only ends the run before the first write', async () => {
    box.folder.write('users.json', users())
    disk.makeReadOnly()
    const before = await versions(box)
    const run = await box.rerun({ resolutions_file: 'disk/resolutions.json' })
    assert.deepEqual([run.code, problemOf(run)], [2, 'lock: EROFS'])
    assert.deepEqual(await versions(box), before)
  })
})

describe('a clock', () => {
  const wrong = (hours: number) => ({
    NODE_OPTIONS: `--import=${join(import.meta.dirname, 'support', 'clock.js')}`,
    CLOCK_OFFSET_HOURS: String(hours),
  })
  const expiry = async () =>
    fileTimeToDate(String((await box.find('P Anna', ['accountExpires']))?.['accountExpires'])).getTime()

  it('that is less than an hour off is a warning; expiration dates are counted from that of the domain controller', async () => {
    box.folder.write('users.json', users(new Date(Date.now() - 1000)))
    assert.equal((await box.rerun()).code, 0)
    const before = await expiry()
    const config = { expiration_slack: 'PT5M' }
    const again = await box.rerun(config, [], { env: wrong(-0.9) })
    assert.equal(again.code, 0)
    assert.match(
      again.stderr,
      /WARNING \| this computer's clock is 32\d\d seconds behind that of \S+, from which expiration dates are counted\n/,
    )
    assert.equal(await expiry(), before)
    const right = await box.rerun(config)
    assert.deepEqual([right.code, /clock/.test(right.stderr)], [0, false])
  })
  it('that is more than an hour off ends the run before any write', async () => {
    box.folder.write('users.json', users(new Date(Date.now() - 1000)))
    assert.equal((await box.rerun()).code, 0)
    for (const hours of [-960, -1.1, 1.1, 17_520]) {
      const ended = await refused(box, 4, /^this computer's clock is \d+ seconds (behind|ahead of) that of /, {
        env: wrong(hours),
      })
      assert.match(ended.summary.error?.remedy ?? '', /^set the time, date and time zone/)
    }
    // Nor does it take what is recorded for old.
    const verified = await adUserSync(['history', '--verify'], { cwd: box.folder.path, env: box.env })
    assert.deepEqual(JSON.parse(verified.stdout), { entries: 1 + 1 + 1 + 1 + 4, touched: null })
  })
  it('that was set back makes a new users file one from the future, which is refused', async () => {
    box.folder.write('users.json', users())
    const run = await box.rerun({}, [], { env: wrong(-72) })
    assert.equal(run.code, 3)
    assert.match(run.summary.error?.message ?? '', /more than a day ahead of this computer's clock$/)
  })
})

describe('a lock', () => {
  it('whose process number another program has by now stops nobody', async () => {
    const stranger = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 600_000)'], { stdio: 'ignore' })
    try {
      box.folder.write('users.json', users())
      const left = { host: hostname(), user: 'svc', since: '2026-01-01T00:00:00Z', managedUserPath: box.managed }
      const tool = { pid: stranger.pid, started: null }
      box.folder.write(basename(statePath(place('', box.managed), 'lock')), { ...left, tool, powershell: null })
      const run = await box.rerun()
      assert.deepEqual([run.code, run.summary.created], [0, ['P Anna']], run.stderr)
      const again = await box.rerun()
      assert.deepEqual([again.code, again.summary.created], [0, []])
    } finally {
      stranger.kill('SIGKILL')
    }
  })
})

/** Which file could not be written, and why. */
function problemOf({ summary }: Ran): string {
  const [, path = '', code = ''] =
    /^cannot write (.*), the old file is unchanged: (E[A-Z]+)/.exec(summary.error?.message ?? '') ?? []
  return `${path.replace(/^.*[/.](?=lock$|[a-z]+[.]json$)/, '')}: ${code}`
}
