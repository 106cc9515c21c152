/**
 * A session that ends when it should not: a clear error each time, also about what is not known,
 * never a hang, and no process left.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { OutcomeUnknownError } from '../../src/directory/directory-error.js'
import { lossAtEnd } from '../../src/directory/powershell/loss.js'
import { quoteOutput } from '../../src/directory/powershell/output.js'
import { PowerShellProcess } from '../../src/directory/powershell/process.js'
import { startFake, unavailable } from './lost-session.js'
import type { Behaviour } from './fake-powershell.js'
import { start, temporaryFolder, testReaders, writeModule } from './support.js'

test('the end of a process is told, not thrown, also when nothing was asked of it', async () => {
  const watch = { stdout: () => undefined, stderr: () => undefined }
  const end = await new PowerShellProcess('/none', {}, watch).ended
  assert.ok('error' in end && end.error.code === 'ENOENT')
})

test('a request that was not sent for want of a ready line took no effect', async (t) => {
  const begin: Behaviour['begin'] = (nth) => {
    if (nth === 3) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  }
  const { session } = await startFake(t, { begin }, 5000)
  const error = await unavailable(session.call('Set-One', {}), /did not begin 'Set-One' within 5 seconds/)
  assert.ok(!(error instanceof OutcomeUnknownError))
})

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

test('a process that does not end with its input is killed', async (t) => {
  const { session } = await startFake(t, { atEnd: () => void setInterval(() => undefined, 1000) })
  await session.close()
})
