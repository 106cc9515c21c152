/** The session on the real engine: what it carries, and what it keeps to itself. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { PowerShellDirectory } from '../../src/directory/powershell/directory.js'
import { PowerShellProcess } from '../../src/directory/powershell/process.js'
import { SERVER, start, temporaryFolder, writeModule } from './support.js'

test('a request and its answer cross whole, whatever is in them', async (t) => {
  const { session } = await start(t, { modulePath: writeModule(temporaryFolder(t), '$json') })
  const parameters = {
    text: `ü€😀 "'\`$(x) \r\n 2026-11-22T20:00:00Z`,
    none: null,
    list: [1, true],
    big: 'x'.repeat(600_000),
  }
  const echo = await session.call<{ parameters: object; operation: string }>('Get-Echo', parameters)
  assert.deepEqual(echo.parameters, parameters)
  assert.equal(echo.operation, 'Get-Echo')
})

test('calls run one after another in one process, which processId names', async (t) => {
  const { session } = await start(t, {
    modulePath: writeModule(temporaryFolder(t), '$global:n++; "[$PID, $global:n]"'),
  })
  const answers = await Promise.all([1, 2, 3].map(() => session.call('Get-Count', {})))
  assert.deepEqual(
    answers,
    [1, 2, 3].map((n) => [session.processId, n]),
  )
})

test('CRLF line ends and a busy event loop lose nothing', async (t) => {
  const folder = temporaryFolder(t)
  const flag = join(folder, 'done')
  // With everything there at once, the library sees both delimiters in one chunk: with CRLF after the last, it would wait for ever.
  const modulePath = writeModule(
    folder,
    `[IO.File]::WriteAllText([regex]::Match($json, '"flag":"([^"]+)"').Groups[1].Value, ''); '1'`,
  )
  const { session } = await start(t, { modulePath, environment: { ...process.env, LAB_NEWLINE: 'crlf' } })
  for (let i = 0; i < 20; i++) {
    const answer = session.call('Get-One', { flag: `${flag}${i}` })
    setImmediate(() => {
      while (!existsSync(`${flag}${i}`));
      // The closing delimiters follow the answer at once; this keeps the loop busy until they are surely there.
      for (let spins = 0; spins < 2000; spins++) existsSync(flag)
    })
    assert.equal(await answer, 1)
  }
})

test('terminal escapes, warnings and errors among the data go to the log, escaped, and the answer is found', async (t) => {
  const body = `
    Write-Warning 'careful'
    Write-Host 'told' -NoNewline
    [Console]::Out.Write([string][char]27 + '[31mred' + [char]7)
    [Console]::Error.WriteLine('wrong ' + [char]27 + ']0;title')
    '"fine"'`
  const environment = { ...process.env, TERM: 'xterm' }
  const { session, lines } = await start(t, { modulePath: writeModule(temporaryFolder(t), body), environment })
  assert.equal(await session.call('Get-Noise', {}), 'fine')
  const log = lines.join('\n')
  for (const said of ['careful', 'told', '\\u001b[31mred\\u0007', 'wrong \\u001b]0;title'])
    assert.ok(log.includes(said), `${said} in ${log}`)
  assert.ok(!log.includes('\x1b'))
})

test('an answer of 20 MB comes in pages', async (t) => {
  const value = 900_000
  const body = `
    if ($operation -eq 'Get-SyncServer') { '${JSON.stringify(SERVER)}' } else {
      $page = [int][regex]::Match($json, '"cursor":"([0-9]+)"').Groups[1].Value
      $cursor = '"' + ($page + 1) + '"'; if ($page -eq 23) { $cursor = 'null' }
      '{"items":[{"dn":"s:CN=' + $page + '","guid":"g:00000000-0000-0000-0000-0000000000' + $page.ToString('00') + '",' +
      '"objectClass":"s:user","attributes":{"info":["s:' + [string]::new('x', ${value}) + '"]}}],"cursor":' + $cursor + ',"total":24}' }`
  const { session } = await start(t, { modulePath: writeModule(temporaryFolder(t), body) })
  const progress: number[] = []
  const directory = await PowerShellDirectory.open(session, { onProgress: (done) => progress.push(done) })
  const entries = await directory.find({ searchBase: 'DC=x', scope: 'Subtree', filter: '(cn=*)', properties: ['info'] })
  assert.deepEqual(
    entries.map(({ dn }) => dn),
    Array.from({ length: 24 }, (_, page) => `CN=${page}`),
  )
  assert.ok(entries.every(({ attributes }) => attributes['info']?.[0]?.length === value + 2))
  assert.deepEqual(
    progress,
    entries.map((_, index) => index + 1),
  )
})

test('secrets arrive, and are in no history, no log and no error', async (t) => {
  const processes = new Set<PowerShellProcess>()
  const invoke = PowerShellProcess.prototype.invoke
  t.mock.method(PowerShellProcess.prototype, 'invoke', function (this: PowerShellProcess, command: string) {
    processes.add(this)
    return invoke.call(this, command)
  })
  const body = `
    Write-Host $secrets[0]
    [Console]::Error.WriteLine([Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($secrets[0])))
    if ($operation -eq 'Set-Fatal') { [Console]::Out.Flush(); [Diagnostics.Process]::GetCurrentProcess().Kill() }
    '"' + [string]::Join('|', $secrets.ForEach({ [BitConverter]::ToString([Text.Encoding]::Unicode.GetBytes($_)) })) + '"'`
  const { session, lines } = await start(t, { modulePath: writeModule(temporaryFolder(t), body) })
  const secrets = ['Ge"heim\'$(1)\n ü😀', '']
  const hex = Buffer.from(secrets[0] as string, 'utf16le')
    .toString('hex')
    .toUpperCase()
    .match(/../g)!
    .join('-')
  assert.equal(await session.call('Set-Secret', {}, secrets), `${hex}|`)
  const error = await session.call('Set-Fatal', {}, secrets).then(
    () => assert.fail(),
    (reason: Error) => reason,
  )
  assert.match(error.message, /SIGKILL.*not known/)
  assert.deepEqual(
    [...processes].map(({ history }) => history.length),
    [0],
  )
  for (const trace of ['heim', Buffer.from(secrets[0] as string, 'utf16le').toString('base64')]) {
    assert.ok(!`${lines.join()}${error.stack}`.includes(trace))
  }
})

test('a secret that the scripts could not read whole is not sent', async (t) => {
  const { session } = await start(t, { modulePath: writeModule(temporaryFolder(t), '1') })
  await assert.rejects(session.call('Set-Secret', {}, ['x'.repeat(2000)]), RangeError)
  assert.equal(await session.call('Get-One', {}), 1)
})

test('the child does not get the secret of the environment, and gets what the ActiveDirectory module needs', async (t) => {
  const body = `'["' + $env:AD_USER_SYNC_HMAC + '","' + $env:ADPS_LoadDefaultDrive + '","' + $env:KEPT + '"]'`
  const environment = { ...process.env, AD_USER_SYNC_HMAC: 'aa', KEPT: 'kept' }
  const { session } = await start(t, { modulePath: writeModule(temporaryFolder(t), body), environment })
  assert.deepEqual(await session.call('Get-Environment', {}), ['', '0', 'kept'])
})

test('close lets the running call finish and refuses the ones that wait', async (t) => {
  const { session } = await start(t, { modulePath: writeModule(temporaryFolder(t), '1') })
  const running = session.call('Set-One', {})
  await new Promise(setImmediate)
  const waiting = assert.rejects(session.call('Set-Two', {}), /'Set-Two' was not sent.*closed/)
  await session.close()
  assert.equal(await running, 1)
  await waiting
  await assert.rejects(session.call('Set-Three', {}), /closed/)
})
