/** Sessions that fail: on a fake executable, with the error that each must end in. */
import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { UnavailableError } from '../../src/errors.js'
import { fakePowerShell, type Behaviour } from './fake-powershell.js'
import { start, temporaryFolder } from './support.js'

export const startFake = (t: TestContext, behaviour: Behaviour, timeoutMs = 60_000) =>
  start(t, { executable: fakePowerShell(temporaryFolder(t), behaviour), timeoutMs })

/** The rejection, which must be an UnavailableError and match. */
export async function unavailable(promise: Promise<unknown>, pattern: RegExp): Promise<UnavailableError> {
  const error = await promise.then(
    () => assert.fail('it succeeded'),
    (reason: unknown) => reason,
  )
  assert.ok(error instanceof UnavailableError, String(error))
  assert.match(error.message, pattern)
  assert.equal(error.exitCode, 4)
  return error
}
