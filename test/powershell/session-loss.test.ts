/**
 * A session that cannot start, or ends when it should not: a clear error each time, never a hang,
 * and no process left.
 */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { UnavailableError } from '../../src/errors.js'
import { OutcomeUnknownError, RestrictedError } from '../../src/directory/directory-error.js'
import { lossAtEnd } from '../../src/directory/powershell/loss.js'
import { quoteOutput } from '../../src/directory/powershell/output.js'
import { PowerShellProcess } from '../../src/directory/powershell/process.js'
import { engine, fakePowerShell, start, temporaryFolder, testReaders, writeModule, type Behaviour } from './support.js'

const startFake = (t: TestContext, behaviour: Behaviour, timeoutMs = 60_000) =>
  start(t, { executable: fakePowerShell(temporaryFolder(t), behaviour), timeoutMs })

/** The rejection, which must be an UnavailableError and match. */
async function unavailable(promise: Promise<unknown>, pattern: RegExp): Promise<UnavailableError> {
  const error = await promise.then(
    () => assert.fail('it succeeded'),
    (reason: unknown) => reason,
  )
  assert.ok(error instanceof UnavailableError, String(error))
  assert.match(error.message, pattern)
  assert.equal(error.exitCode, 4)
  return error
}

test('the executable is missing, is not executable, or has no possible name', async (t) => {
  const folder = temporaryFolder(t)
  writeFileSync(join(folder, 'plain'), '')
  chmodSync(join(folder, 'plain'), 0o644)
  const missing = await unavailable(start(t, { executable: join(folder, 'none') }), /none'\) was not found/)
  assert.match(missing.remedy ?? '', /"powershell" in the config/)
  await unavailable(start(t, { executable: join(folder, 'plain') }), /cannot be started: .*EACCES/)
  await unavailable(start(t, { executable: 'a\0b' }), /cannot be started/)
})

test('the end of a process is told, not thrown, also when nothing was asked of it', async () => {
  const watch = { stdout: () => undefined, stderr: () => undefined }
  const end = await new PowerShellProcess('/none', {}, watch).ended
  assert.ok('error' in end && end.error.code === 'ENOENT')
})

test('the executable refuses its arguments', async (t) => {
  const atStart: Behaviour['atStart'] = (io) => {
    io.err("The argument '-NonInteractive' is not recognized\x1b[0m\n")
    process.exit(64)
  }
  await unavailable(startFake(t, { atStart }), /ended with exit code 64; it said: .*not recognized\\u001b\[0m/)
})

test('the process ends by itself, or is killed, before the handshake', async (t) => {
  const left = await unavailable(
    startFake(t, { atStart: () => process.exit(0) }),
    /ended with exit code 0; it said nothing/,
  )
  assert.equal(left.remedy, 'set "powershell" to powershell.exe in the config file')
  await unavailable(startFake(t, { handshake: () => process.kill(process.pid, 'SIGKILL') }), /was ended by SIGKILL/)
  await unavailable(startFake(t, { handshake: () => process.kill(process.pid, 'SIGTERM') }), /was ended by SIGTERM/)
})

test('no answer to the first request, no session: the data were taken for a command', async (t) => {
  const handshake: Behaviour['handshake'] = (id, io) => io.err(`The term '${id}' is not recognized\n`)
  const error = await unavailable(
    startFake(t, { handshake }),
    /gave no answer to its first request .*it said: The term .* is not recognized/,
  )
  assert.equal(error.remedy, 'set "powershell" to powershell.exe in the config file')
})

test('data that never arrive end the session, with the other PowerShell to try', async (t) => {
  const handshake = (): unknown => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  const error = await unavailable(
    startFake(t, { handshake }, 5000),
    /did not answer its first request within 5 seconds/,
  )
  assert.equal(error.remedy, 'set "powershell" to powershell.exe in the config file')
})

test('a PowerShell that does not begin a command is ended, too', async (t) => {
  const begin = (): unknown => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  const error = await unavailable(
    startFake(t, { begin }, 5000),
    /did not begin the command that loads its module within 5 seconds and was ended/,
  )
  assert.equal(error.remedy, 'set "powershell" to powershell.exe in the config file')
})

test('a request that was not sent for want of a ready line took no effect', async (t) => {
  const begin: Behaviour['begin'] = (nth) => {
    if (nth === 3) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  }
  const { session } = await startFake(t, { begin }, 5000)
  const error = await unavailable(session.call('Set-One', {}), /did not begin 'Set-One' within 5 seconds/)
  assert.ok(!(error instanceof OutcomeUnknownError))
})

test('constrained language mode is named, on the real engine and as Windows PowerShell says it in German', async (t) => {
  const constrained = { ...process.env, LAB_LANGUAGE_MODE: 'ConstrainedLanguage' }
  const error = await unavailable(start(t, { environment: constrained }), /constrained language mode/)
  assert.match(error.remedy ?? '', /WDAC or AppLocker/)
  const atStart: Behaviour['atStart'] = (io) =>
    io.err(
      'Kann nicht aufgerufen werden.\r\n    + FullyQualifiedErrorId : MethodInvocationNotSupportedInConstrainedLangu\r\nage\r\n',
    )
  await unavailable(startFake(t, { atStart }), /constrained language mode/)
})

testReaders(
  'the module is missing, fails, lacks its function, or is forbidden by the execution policy',
  async (t, environment) => {
    const folder = temporaryFolder(t)
    const module = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text)
      return join(folder, name)
    }
    await unavailable(
      start(t, { modulePath: join(folder, 'none.psm1'), environment }),
      /cannot load the module .*none\.psm1/,
    )
    await unavailable(
      start(t, { modulePath: module('throws.psm1', `throw 'back\\slash "quote" \n line'`), environment }),
      /back\\slash "quote" {3}line/,
    )
    await unavailable(start(t, { modulePath: module('empty.psm1', '$null = 1'), environment }), /Invoke-SyncRequest/)
    const forbidden = module(
      'policy.psm1',
      `throw [Management.Automation.PSSecurityException]::new('Skripte sind deaktiviert')`,
    )
    const error = await unavailable(
      start(t, { modulePath: forbidden, environment }),
      /execution policy.*Skripte sind deaktiviert/,
    )
    assert.match(error.remedy ?? '', /Set-ExecutionPolicy/)
    assert.ok(error instanceof RestrictedError)
    assert.equal(error.restriction, 'execution policy')
  },
)

testReaders('killed between two calls', async (t, environment) => {
  const { session } = await start(t, { modulePath: writeModule(temporaryFolder(t), '1'), environment })
  assert.equal(await session.call('Get-One', {}), 1)
  process.kill(session.processId, 'SIGKILL')
  await unavailable(session.call('Get-Two', {}), /was ended by SIGKILL/)
  await unavailable(session.call('Set-Three', {}), /'Set-Three' was not sent: .*SIGKILL/)
})

testReaders(
  'killed during a read, and during a write, whose effect is then unknown; calls that wait are not sent',
  async (t, environment) => {
    const modulePath = writeModule(
      temporaryFolder(t),
      '[Diagnostics.Process]::GetCurrentProcess().Kill(); [Threading.Thread]::Sleep(-1)',
    )
    const reading = (await start(t, { modulePath, environment })).session
    assert.ok(!((await unavailable(reading.call('Get-One', {}), /SIGKILL/)) instanceof OutcomeUnknownError))
    const writing = (await start(t, { modulePath, environment })).session
    const waiting = unavailable(
      Promise.resolve().then(() => writing.call('Set-Two', {})),
      /'Set-Two' was not sent/,
    )
    const error = await unavailable(
      writing.call('Set-One', {}),
      /SIGKILL.*how much of 'Set-One' took effect is not known/s,
    )
    assert.ok(error instanceof OutcomeUnknownError)
    await waiting
  },
)

testReaders('leaving in the middle of a call is not success', async (t, environment) => {
  const { session } = await start(t, {
    modulePath: writeModule(temporaryFolder(t), `[Environment]::Exit(0)`),
    environment,
  })
  await unavailable(session.call('Set-One', {}), /ended with exit code 0/)
})

test('the last words of a PowerShell that dies are told once, without the data of its answer', async (t) => {
  const request: Behaviour['request'] = ({ id }, io) => {
    io.err('out of memory\n')
    io.out(`AdUserSync:${id}:${'QUJD'.repeat(500)}`)
    process.exit(3)
  }
  const { session } = await startFake(t, { request })
  await unavailable(session.call('Get-One', {}), /ended with exit code 3; it said: .*out of memory/)
  const { message } = await unavailable(session.call('Get-One', {}), /'Get-One' was not sent/)
  assert.match(message, /ended with exit code 3$/)
})

test('an answer that was cut off is not repeated in messages, and a Windows exit code is spelled as it is found', () => {
  assert.equal(quoteOutput(`AdUserSync:1:${'QUJD'.repeat(500)}`), 'it said: AdUserSync:1:(2000 characters of data)')
  const { message } = lossAtEnd('PowerShell', { code: 0xc0000602, signal: null }, 'it said nothing')
  assert.equal(message, 'PowerShell ended with exit code 3221227010 (0xC0000602)')
})

test('a call that is never answered ends the session', async (t) => {
  const { session } = await startFake(
    t,
    { request: (_request, io) => io.err('working on it\n'), atEnd: () => undefined },
    5000,
  )
  // No closing delimiters: the fake is busy.
  const { session: busy } = await startFake(
    t,
    { request: () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0) },
    5000,
  )
  await unavailable(session.call('Get-One', {}), /gave no answer to 'Get-One'.*working on it/)
  await unavailable(busy.call('Set-One', {}), /did not answer 'Set-One' within 5 seconds and was ended.*not known/)
  await unavailable(busy.call('Set-Two', {}), /'Set-Two' was not sent: .*did not answer 'Set-One'/)
})

for (const [name, request, pattern] of [
  ['the answer to another request', (_: { id: string }, io) => io.out(io.answer('0'.repeat(36), 1)), /gave no answer/],
  [
    'a truncated answer',
    ({ id }, io) => io.out(`${io.answer(id, 'x'.repeat(100)).slice(0, 101)}\r\n`),
    /cut off or damaged|not JSON/,
  ],
  ['garbage for base64', ({ id }, io) => io.out(`AdUserSync:${id}:%%%%\n`), /cut off or damaged/],
  ['base64 of garbage', ({ id }, io) => io.out(`AdUserSync:${id}:AAAA\n`), /not JSON/],
  [
    'an envelope of another form',
    ({ id }, io) => io.out(`AdUserSync:${id}:${Buffer.from('{"ok":1}').toString('base64')}\n`),
    /wrong form/,
  ],
  ['two answers', ({ id }, io) => io.out(io.answer(id, 1) + io.answer(id, 2)), /more than one answer/],
  ['an empty answer', ({ id }, io) => io.out(`AdUserSync:${id}:\n`), /cut off or damaged/],
] as [string, NonNullable<Behaviour['request']>, RegExp][]) {
  test(`${name} ends the session`, async (t) => {
    const { session } = await startFake(t, { request })
    await unavailable(session.call('Get-One', {}), pattern)
    await unavailable(session.call('Get-Two', {}), /'Get-Two' was not sent/)
  })
}

test('endless output is cut off, not collected', async (t) => {
  const request: Behaviour['request'] = (_request, io) => {
    for (;;) io.err('flood '.repeat(10_000))
  }
  const { session } = await startFake(t, { request })
  await unavailable(session.call('Get-One', {}), /wrote more than 8000000 characters/)
})

test('a process that does not end with its input is killed', async (t) => {
  const { session } = await startFake(t, { atEnd: () => void setInterval(() => undefined, 1000) })
  await session.close()
})

test('DEBUG=* does not make the library print what crosses the session', (t) => {
  const folder = temporaryFolder(t)
  const main = join(folder, 'main.mts')
  const source = join(import.meta.dirname, '../../src/directory/powershell/session.ts')
  const options = { executable: engine, modulePath: writeModule(folder, '1'), timeoutMs: 60_000 }
  writeFileSync(
    main,
    `import { PowerShellSession } from ${JSON.stringify(source)}
    const session = await PowerShellSession.start({ ...${JSON.stringify(options)}, log: () => undefined })
    await session.call('Set-Secret', {}, ['geheim'])
    await session.close()`,
  )
  const loader = import.meta.resolve('tsx')
  const run = spawnSync(process.execPath, ['--import', loader, main], {
    encoding: 'utf8',
    env: { ...process.env, DEBUG: '*' },
  })
  assert.deepEqual([run.stdout, run.status], ['', 0], run.stderr)
})
