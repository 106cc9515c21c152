import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { describeRun, type RunRecord } from '../../../../src/core/report/run-record.js'

const RECORD: RunRecord = {
  id: 'run-1',
  version: '1.2.3',
  operator: 'TARGET\\svc',
  host: 'srv',
  config: { path: 'C:\\Sync\\import-config.json', hash: 'aa' },
  users_file: null,
  domain_controller: null,
}

describe('the record of a run', () => {
  it('is one line, with all that is known', () =>
    assert.equal(
      describeRun(RECORD),
      'run run-1 of ad-user-sync 1.2.3 by TARGET\\svc on srv; config C:\\Sync\\import-config.json (SHA-256 aa)',
    ))
  it('names the users file with its place and source, and the domain controller', () => {
    const file = { path: 'users.json', hash: 'bb', timestamp: '2026-11-22T20:00:00Z' }
    const source = { domain_sid: 'S-1-5-21-1-2-3', dns_name: 'source.test' }
    const say = (users_file: RunRecord['users_file']) =>
      describeRun({ ...RECORD, users_file, domain_controller: 'dc1' })
        .split('; ')
        .slice(2)
    assert.deepEqual(say({ ...file, sequence: 42, source }), [
      'users file users.json (SHA-256 bb) of 2026-11-22T20:00:00Z, number 42, from source.test (S-1-5-21-1-2-3)',
      'domain controller dc1',
    ])
    assert.deepEqual(say({ ...file, timestamp: null, sequence: null, source: null }), [
      'users file users.json (SHA-256 bb) of no time, no number, from a source that it does not say',
      'domain controller dc1',
    ])
  })
})
