/** What the module makes of an exception: category, code and message. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { inModule } from './in-module.js'

interface Failure {
  category: string
  code: number | null
  message: string
}

/** @param exceptions PowerShell expressions, each an exception of the ActiveDirectory module */
function failures(...exceptions: readonly string[]): Failure[] {
  const thrown = exceptions.map(
    (exception) => `try { throw ${exception} } catch { ConvertTo-SyncJson -Record (Get-SyncFailure -ErrorRecord $_) }`,
  )
  return inModule<Failure>(['Import-Module -Name ActiveDirectory', ...thrown].join('\n')).map(
    ({ category, code, message }) => ({ category, code, message }),
  )
}
const exception = (type: string, message: string, code = 0, server = ''): string =>
  `[Microsoft.ActiveDirectory.Management.${type}]::new('${message}', ${code}, '${server}')`

describe('a failure', () => {
  it('of a password that may have any cause is unknown, with what the domain controller said; a policy is a policy', () => {
    const general = 'The specified network password is not correct'
    assert.deepEqual(
      failures(
        exception('ADPasswordException', general, 0, '00000005: SecErr: DSID-031A1190'),
        exception('ADPasswordException', general, 1325),
        exception('ADPasswordComplexityException', 'too short'),
      ).map(({ category, message }) => [category, message]),
      [
        ['access-denied', general],
        ['password-policy', general],
        ['password-policy', 'too short'],
      ],
    )
    assert.deepEqual(failures(exception('ADPasswordException', general, 0, 'The agent is busy')), [
      { category: 'unknown', code: null, message: `${general} (The agent is busy)` },
    ])
  })
  it('for too many values is one of the value, not of the tool', () => {
    assert.deepEqual(failures(exception('ADException', 'limit', 8228)), [
      { category: 'constraint', code: 8228, message: 'limit' },
    ])
  })
})
