/**
 * A session that cannot start: a clear error each time, with what to do, never a hang, and no
 * process left.
 */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { RestrictedError } from '../../src/directory/directory-error.js'
import { startFake, unavailable } from './lost-session.js'
import type { Behaviour } from './fake-powershell.js'
import { start, temporaryFolder, testReaders } from './support.js'

test('the executable is missing, is not executable, or has no possible name', async (t) => {
  const folder = temporaryFolder(t)
  writeFileSync(join(folder, 'plain'), '')
  chmodSync(join(folder, 'plain'), 0o644)
  const missing = await unavailable(start(t, { executable: join(folder, 'none') }), /none'\) was not found/)
  assert.match(missing.remedy ?? '', /"powershell" in the config/)
  await unavailable(start(t, { executable: join(folder, 'plain') }), /cannot be started: .*EACCES/)
  await unavailable(start(t, { executable: 'a\0b' }), /cannot be started/)
})

test('the end of one that could not be started is not the end of its whole process group', async () => {
  const session = new URL('../../src/directory/powershell/session.ts', import.meta.url)
  const script = `
    import { PowerShellSession } from '${session.href}'
    const ending = new AbortController()
    const options = { executable: 'no-powershell', modulePath: '', timeoutMs: 1000, log: () => undefined }
    const session = PowerShellSession.start({ ...options, abandoned: ending.signal })
    ending.abort()
    await session.catch(({ message }) => console.error(message))`
  const args = ['--import', 'tsx', '--input-type=module', '--eval', script]
  const child = spawn(process.execPath, args, { detached: true, stdio: ['ignore', 'ignore', 'inherit'] })
  assert.deepEqual(await once(child, 'exit'), [0, null])
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
    assert.match(error.remedy ?? '', /Set-ExecutionPolicy -Scope LocalMachine RemoteSigned/)
    assert.ok(error instanceof RestrictedError)
    assert.equal(error.restriction, 'execution policy')
  },
)
