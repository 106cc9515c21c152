/** A run ends with a line of the log, also where there was nothing to do. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Action } from '../../../src/core/model.js'
import { toFileTime } from '../../../src/core/values/file-time.js'
import type { Logger } from '../../../src/process/logger.js'
import { RunOutcome } from '../../../src/run/outcome.js'
import { reportEnd } from '../../../src/run/report.js'
import { input, managed, NOW, person, planOf } from '../builders.js'

function end(fill: (outcome: RunOutcome) => void, dryRun = false): string[] {
  const outcome = new RunOutcome()
  fill(outcome)
  const lines: string[] = []
  const level = (name: string) => (message: string, topic?: string) => lines.push(`${name} ${message} [${topic}]`)
  reportEnd(outcome, dryRun, { info: level('INFO'), warning: level('WARNING') } as unknown as Logger)
  return lines
}
const rename = (user: string): Action => ({
  type: 'rename',
  user,
  subject: { kind: 'existing', guid: user },
  ...{ before: 'P x', after: user, otherwise: [] },
})

describe('the last line of a run', () => {
  it('says that nothing was changed', () => {
    assert.deepEqual(
      end(() => undefined),
      ['INFO import ended: nothing changed [runEnded]'],
    )
    assert.deepEqual(
      end(() => undefined, true),
      ['INFO dry run ended [runEnded]'],
    )
  })
  it('says that it was an undo', () => {
    const undoes = (outcome: RunOutcome) => (outcome.run = { undoes: 'x' } as unknown as RunOutcome['run'])
    assert.deepEqual(end(undoes), ['INFO undo ended: nothing changed [runEnded]'])
  })
  it('counts what was done, what failed and what waits', () => {
    const { approvals } = planOf(input({ people: [person()], managed: [managed({ enabled: false })] }))
    const lines = end((outcome) => {
      outcome.tally.succeeded(rename('P Ann'))
      outcome.tally.succeeded(rename('P Bob'))
      outcome.tally.failed({ user: 'P Cid', action: 'update', error: 'no' })
      outcome.tally.extended = 3
      outcome.pending = () => approvals.map((approval) => ({ approval }))
    })
    assert.deepEqual(lines, [
      'INFO 1 approval is pending: 1 enable [approvalPending]',
      'INFO import ended: 2 renamed, 1 failed, 3 extended [runEnded]',
    ])
  })
  it('says before it who expires soon, and warns of many', () => {
    const expiring = (count: number) => (outcome: RunOutcome) => {
      const soon = { accountExpires: toFileTime(new Date(NOW.getTime() + 86_400_000)) }
      const users = Array.from({ length: 10 }, (_, index) =>
        managed({ guid: `${index}`, ...(index < count ? soon : { accountExpires: '0' }) }),
      )
      outcome.target = { managed: users, now: NOW }
    }
    const sentence = 'of 10 enabled managed users expire within 7 days unless a newer users file is imported'
    assert.equal(end(expiring(0))[0], `INFO 0 ${sentence} [expiring]`)
    assert.equal(end(expiring(3))[0], `WARNING 3 ${sentence} [expiryWarning]`)
  })
})
