/** What comes out of PowerShell is taken apart without trust in it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { childEnvironment, chooseExecutable, locateExecutable } from '../../src/directory/powershell/environment.js'
import { outputLines, quoteOutput } from '../../src/directory/powershell/output.js'
import { BrokenAnswerError, readAnswer } from '../../src/directory/powershell/wire.js'

const ID = '01234567-89ab-cdef-0123-456789abcdef'
const line = (json: string): string => `AdUserSync:${ID}:${Buffer.from(json).toString('base64')}`
const noise = fc.string({ unit: 'binary' }).filter((text) => !text.includes(`AdUserSync:${ID}`))

test('an answer is found among anything', () => {
  const property = fc.property(
    noise,
    noise,
    fc.jsonValue(),
    fc.constantFrom('\n', '\r\n', ''),
    (before, after, result, end) => {
      const json = JSON.stringify({ ok: true, result })
      const answer = readAnswer(`${before}${line(json)}${end}${end && after}`, ID)
      assert.deepEqual(answer.envelope, JSON.parse(json))
      assert.ok(!answer.rest.includes(ID))
    },
  )
  fc.assert(property)
})

test('an answer may be packed, and a damaged or endless one is none', () => {
  const packed = (bytes: Buffer) => `AdUserSync:${ID}:${bytes.toString('base64')}\n`
  const json = gzipSync(JSON.stringify({ ok: true, result: 'ü'.repeat(20_000) }))
  assert.deepEqual(readAnswer(packed(json), ID).envelope, { ok: true, result: 'ü'.repeat(20_000) })
  const endless = gzipSync(Buffer.alloc(100_000_000, 0x20))
  for (const broken of [json.subarray(0, -9), Buffer.concat([json.subarray(0, 30), Buffer.alloc(50)]), endless])
    assert.throws(() => readAnswer(packed(broken), ID), BrokenAnswerError)
})

test('whatever follows the marker is a valid envelope or a BrokenAnswerError', () => {
  const json = '{"ok":false,"error":{"category":"constraint","code":null,"message":"ü"}}'
  const garbage = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.base64String(),
    fc.json().map((text) => Buffer.from(text).toString('base64')),
    fc.nat(json.length).map(
      (length) =>
        line(json)
          .slice(0, -1 - length)
          .split(':')[2] as string,
    ),
    fc.uint8Array().map((bytes) => Buffer.concat([Buffer.from(json), bytes, Buffer.from([0xff])]).toString('base64')),
  )
  const property = fc.property(garbage, (text) => {
    assert.throws(() => readAnswer(`AdUserSync:${ID}:${text}\n`, ID), BrokenAnswerError)
  })
  fc.assert(property, { numRuns: 1000 })
})

test('an answer to another request, none, and two are refused', () => {
  const good = line('{"ok":true,"result":1}')
  for (const output of ['', good.replace(ID, 'x'), `${good}\n${good}`, good.slice(0, 20)]) {
    assert.throws(() => readAnswer(output, ID), BrokenAnswerError)
  }
})

test('control characters and direction marks are shown, not acted upon; long output is cut', () => {
  assert.deepEqual(outputLines('a\x1b[31m\r\u202eb\x9b\u2028ü😀\n \n'), ['a\\u001b[31m', '\\u202eb\\u009b\\u2028ü😀'])
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/\p{Cc}/u.test(quoteOutput(text))))
  assert.ok(quoteOutput('x\n'.repeat(100_000)).length < 2000)
  assert.ok(quoteOutput('x'.repeat(100_000)).length < 2000)
})

test('the config names the executable, else NODE_POWERSHELL, else the platform', () => {
  assert.equal(chooseExecutable('mine', { NODE_POWERSHELL: 'theirs' }), 'mine')
  assert.equal(chooseExecutable(undefined, { NODE_POWERSHELL: 'theirs' }), 'theirs')
  assert.equal(chooseExecutable(undefined, { NODE_POWERSHELL: '' }, 'win32'), 'powershell.exe')
  assert.equal(chooseExecutable(undefined, {}, 'linux'), 'pwsh')
})

test('on Windows a bare name is looked for in the folders of PATH, never in the current one', () => {
  const files = new Set(['C:\\Tools\\pwsh.exe', 'C:\\Windows\\powershell.exe', 'pwsh.exe', '.\\pwsh.exe'])
  const locate = (name: string, path?: string) =>
    locateExecutable(name, { ...(path !== undefined && { Path: path }) }, 'win32', (file) => files.has(file))
  assert.equal(locate('pwsh', '.;;C:\\Windows;"C:\\Tools"'), 'C:\\Tools\\pwsh.exe')
  assert.equal(locate('powershell.exe', 'C:\\Tools;C:\\Windows\\'), 'C:\\Windows\\powershell.exe')
  assert.equal(locate('pwsh', '.;C:\\Windows'), undefined)
  assert.equal(locate('pwsh'), undefined)
  for (const named of ['D:\\pwsh.exe', '.\\pwsh.exe', 'bin/pwsh.exe']) assert.equal(locate(named, 'C:\\Tools'), named)
  assert.equal(locateExecutable('pwsh', {}, 'linux'), 'pwsh')
})

test('variables are removed whatever their case', () => {
  const environment = { ad_user_sync_hmac: 'x', Term: 'xterm', PATH: '/bin' }
  assert.deepEqual(childEnvironment(environment, 'pwsh', '/module.psd1'), {
    DOTNET_TC_QuickJit: '0',
    DOTNET_TC_CallCountThreshold: '400',
    PATH: '/bin',
    TERM: 'dumb',
    ADPS_LoadDefaultDrive: '0',
    AD_USER_SYNC_PARENT: String(process.pid),
    AD_USER_SYNC_MODULE: '/module.psd1',
  })
})

test('.NET compiles the code of a session well at once, unless somebody wants that otherwise', () => {
  const given = (environment: NodeJS.ProcessEnv) =>
    childEnvironment(environment, 'pwsh', '/module.psd1')['DOTNET_TC_QuickJit']
  assert.deepEqual([given({}), given({ DOTNET_TC_QuickJit: '1' })], ['0', '1'])
})

test('the module path of a PowerShell 7 console is not for Windows PowerShell, which makes its own', () => {
  const environment = {
    PSModulePath: 'C:\\Program Files\\PowerShell\\7\\Modules',
    psmodulepath: 'x',
    Path: 'C:\\Windows',
  }
  const names = (executable: string, platform: NodeJS.Platform) =>
    Object.keys(childEnvironment(environment, executable, '/module.psd1', platform)).filter(
      (name) => name in environment,
    )
  const windowsPowerShell = 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\PowerShell.EXE'
  for (const executable of ['powershell', 'powershell.exe', windowsPowerShell])
    assert.deepEqual(names(executable, 'win32'), ['Path'])
  for (const executable of ['pwsh', 'C:\\Program Files\\PowerShell\\7\\pwsh.exe'])
    assert.deepEqual(names(executable, 'win32'), Object.keys(environment))
  assert.deepEqual(names('powershell', 'linux'), Object.keys(environment))
})
