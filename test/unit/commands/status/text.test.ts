import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { statusText } from '../../../../src/commands/status/text.js'
import type { Status } from '../../../../src/core/report/status.js'
import { localMinute } from '../../../../src/core/report/times.js'

const began = '2026-11-25T03:00:10Z'
const last: NonNullable<Status['last_import']> = {
  run: 'r',
  began,
  exit_code: 0,
  error: null,
  file_timestamp: null,
  file_age_seconds: 60,
}
const STATUS: Status = {
  last_import: last,
  held_files: [],
  managed: { enabled: 27, disabled: 2 },
  pending: [],
  expiring: { within_7_days: 0, enabled: 27, last: null, never: 0 },
  users_file_refused: null,
  exceeded: [],
}
const firstLine = (more: Partial<typeof last>, status: Partial<Status> = {}) => {
  const shown = { ...STATUS, last_import: { ...last, ...more }, ...status }
  return statusText(shown, [], { color: false, columns: 200, plain: false }).split('\n')[0]
}

describe('the last import in the status', () => {
  const start = `  Last import  ${localMinute(began)}`
  const age = 'the file imported last is 1 min old'
  it('says how it ended', () => {
    assert.equal(firstLine({}), `${start}, ok, ${age}`)
    assert.equal(
      firstLine({ exit_code: 4, error: 'no domain controller' }),
      `${start}, exit code 4, ${age}, no domain controller`,
    )
  })
  it('says nothing that another line says: whom a limit concerned, and why the file is refused', () => {
    const error = 'this run would deactivate 17 of 27 enabled managed users; the limit is 5: P Anna, P Ben'
    assert.equal(
      firstLine({ exit_code: 5, error }),
      `${start}, exit code 5, ${age}, stopped by a safety limit, nothing written`,
    )
    const refused = 'the users file is kept out'
    assert.equal(
      firstLine({ exit_code: 3, error: refused }, { users_file_refused: refused }),
      `${start}, exit code 3, ${age}`,
    )
  })
})
