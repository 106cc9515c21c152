/** Small records of the journal, for tests. */
import type { Begun, Decided, Ended, Header, RecordedChange } from '../../../../src/generated/journal.js'
import { guid } from '../../builders.js'

export const header = (values: Partial<Header> = {}): Header => ({
  version: '1.0.0',
  operator: 'CORP\\anna',
  host: 'sync1',
  config: { path: 'C:\\Sync\\import-config.json', hash: 'c'.repeat(64) },
  users_file: {
    path: 'C:\\Sync\\users.json',
    hash: 'f'.repeat(64),
    timestamp: '2026-11-24T22:00:00Z',
    sequence: 42,
    source: null,
    signed: true,
  },
  domain_controller: 'dc1.target.test',
  began: '2026-11-25T03:00:00.000Z',
  ...values,
})
export const begunRecord = (values: Partial<Header> = {}): Begun => ({ kind: 'begun', header: header(values) })
export const endedRecord = (values: Partial<Ended> = {}): Ended => ({
  kind: 'ended',
  header: header(),
  exit_code: 0,
  error: null,
  pending: null,
  ...values,
})
export const change = (values: Partial<RecordedChange> = {}): RecordedChange => ({
  number: 1,
  type: 'disable',
  user: 'P Zoë Krüger',
  account: 'z.krueger',
  guid: guid(1001),
  why: 'no longer in the users file',
  versions: { userAccountControl: 3, unicodePwd: 2 },
  before: { userAccountControl: ['i:512'], pwdLastSet: ['l:1'] },
  after: {},
  ...values,
})
export const question = (values: Partial<Decided['decisions'][number]> = {}): Decided['decisions'][number] => ({
  type: 'enable',
  user: 'P Zoë Krüger',
  anchor: `ad-user-sync:${guid(1)}`,
  since: '2026-11-20T03:00:00.000Z',
  accept: true,
  ...values,
})
