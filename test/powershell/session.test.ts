/** The session on the real engine: what it carries, and what it keeps to itself. */
import assert from 'node:assert/strict'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { PowerShellDirectory } from '../../src/directory/powershell/directory.js'
import { PowerShellProcess } from '../../src/directory/powershell/process.js'
import { SERVER, start, temporaryFolder, testReaders, writeModule } from './support.js'

testReaders('a request and its answer cross whole, whatever is in them', async (t, environment) => {
  const { session } = await start(t, { modulePath: writeModule(temporaryFolder(t), '$json'), environment })
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

testReaders('calls run one after another in one process, which processId names', async (t, environment) => {
  const { session } = await start(t, {
    modulePath: writeModule(temporaryFolder(t), '$global:n++; "[$PID, $global:n]"'),
    environment,
  })
  const answers = await Promise.all([1, 2, 3].map(() => session.call('Get-Count', {})))
  assert.deepEqual(
    answers,
    [1, 2, 3].map((n) => [session.processId, n]),
  )
})

testReaders('CRLF line ends and a busy event loop lose nothing', async (t, environment) => {
  const folder = temporaryFolder(t)
  const flag = join(folder, 'there')
  // With everything there at once, the library sees both delimiters in one chunk: with CRLF after
  // the last, it would wait for ever.
  const modulePath = writeModule(
    folder,
    `$flag = [regex]::Match($json, '"flag":"([^"]+)"').Groups[1].Value
    [IO.File]::WriteAllText($flag, '')
    while (-not [IO.File]::Exists($flag + '-go')) { [Threading.Thread]::Sleep(1) }
    '1'`,
  )
  const { session } = await start(t, { modulePath, environment: { ...environment, LAB_NEWLINE: 'crlf' } })
  for (let i = 0; i < 20; i++) {
    const answer = session.call('Get-One', { flag: `${flag}${i}` })
    while (!existsSync(`${flag}${i}`)) await setImmediate()
    writeFileSync(`${flag}${i}-go`, '')
    // The closing delimiters follow the answer at once; this keeps the loop busy until they are
    // surely there.
    for (let spins = 0; spins < 4000; spins++) existsSync(flag)
    assert.equal(await answer, 1)
  }
})

testReaders(
  'terminal escapes, warnings and errors among the data go to the log, escaped, and the answer is found',
  async (t, environment) => {
    const body = `
    Write-Warning 'careful'
    Write-Host 'told' -NoNewline
    [Console]::Out.Write([string][char]27 + '[31mred' + [char]7)
    [Console]::Error.WriteLine('wrong ' + [char]27 + ']0;title')
    '"fine"'`
    const { session, lines } = await start(t, {
      modulePath: writeModule(temporaryFolder(t), body),
      environment: { ...environment, TERM: 'xterm' },
    })
    assert.equal(await session.call('Get-Noise', {}), 'fine')
    const log = lines.join('\n')
    for (const said of ['careful', 'told', '\\u001b[31mred\\u0007', 'wrong \\u001b]0;title'])
      assert.ok(log.includes(said), `${said} in ${log}`)
    assert.ok(!log.includes('\x1b'))
  },
)

testReaders('an answer of 20 MB comes in pages', async (t, environment) => {
  const value = 900_000
  const body = `
    if ($operation -eq 'Get-SyncServer') { '${JSON.stringify(SERVER)}' } else {
      $page = [int][regex]::Match($json, '"cursor":"([0-9]+)"').Groups[1].Value
      $cursor = '"' + ($page + 1) + '"'; if ($page -eq 23) { $cursor = 'null' }
      '{"items":[{"dn":"s:CN=' + $page + '","guid":"g:00000000-0000-0000-0000-0000000000' + $page.ToString('00') + '",' +
      '"objectClass":"s:user","attributes":{"info":["s:' + [string]::new('x', ${value}) + '"]}}],"cursor":' + $cursor + ',"total":24}' }`
  const { session } = await start(t, { modulePath: writeModule(temporaryFolder(t), body), environment })
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

testReaders('secrets arrive, and are in no history, no log and no error', async (t, environment) => {
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
  const { session, lines } = await start(t, { modulePath: writeModule(temporaryFolder(t), body), environment })
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

testReaders('secrets of any length arrive, and the next command is still there', async (t, environment) => {
  const body = `'[' + [string]::Join(',', $secrets.ForEach({ $_.Length })) + ']'`
  const { session } = await start(t, { modulePath: writeModule(temporaryFolder(t), body), environment })
  for (const lengths of [[2000, 0, 1], [100_000], [0]]) {
    const secrets = lengths.map((length) => '\n'.repeat(length))
    assert.deepEqual(await session.call('Set-Secret', {}, secrets), lengths)
  }
})

testReaders('requests of every size around the buffers of the readers cross', async (t, environment) => {
  const { session } = await start(t, {
    modulePath: writeModule(temporaryFolder(t), '[string]$json.Length'),
    environment,
  })
  const empty = await session.call<number>('Get-Size', { text: '' })
  for (const size of [
    0, 1, 2, 3, 127, 255, 256, 257, 511, 512, 1023, 3071, 4095, 4096, 4097, 8192, 65_535, 65_536, 65_537,
  ])
    assert.equal(await session.call('Get-Size', { text: 'x'.repeat(size) }), empty + size)
})

testReaders(
  'the child does not get the secret of the environment, and gets what the ActiveDirectory module needs',
  async (t, environment) => {
    const body = `'["' + $env:AD_USER_SYNC_HMAC + '","' + $env:ADPS_LoadDefaultDrive + '","' + $env:KEPT + '"]'`
    const { session } = await start(t, {
      modulePath: writeModule(temporaryFolder(t), body),
      environment: { ...environment, AD_USER_SYNC_HMAC: 'aa', KEPT: 'kept' },
    })
    assert.deepEqual(await session.call('Get-Environment', {}), ['', '0', 'kept'])
  },
)

testReaders('close lets the running call finish and refuses the ones that wait', async (t, environment) => {
  const { session } = await start(t, { modulePath: writeModule(temporaryFolder(t), '1'), environment })
  const running = session.call('Set-One', {})
  await setImmediate()
  const waiting = assert.rejects(session.call('Set-Two', {}), /'Set-Two' was not sent.*closed/)
  await session.close()
  assert.equal(await running, 1)
  await waiting
  await assert.rejects(session.call('Set-Three', {}), /closed/)
})
