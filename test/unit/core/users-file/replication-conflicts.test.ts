import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readUsersFile } from '../../../../src/core/users-file/read.js'
import { conflictWarnings, withoutConflicts } from '../../../../src/core/users-file/replication-conflicts.js'
import { person } from '../../builders.js'

describe('objects in replication conflict', () => {
  const ann = person({ cn: 'Ann' })
  const other = person({ cn: 'Ann\nCNF:0f0f0f0f-0000-4000-8000-000000000002', sAMAccountName: '$DUPLICATE-452' })
  it('are no people', () => assert.deepEqual(withoutConflicts([ann, other]), { people: [ann], conflicts: [other] }))
  it('are one warning', () =>
    assert.deepEqual(conflictWarnings([other]), [
      'objects in replication conflict are left out (delete or rename them in the source): Ann\nCNF:0f0f0f0f-0000-4000-8000-000000000002 ($DUPLICATE-452)',
    ]))
  it('are left out when a file is read, too', () => {
    const users = [ann, other].map(({ cn, sAMAccountName }) => ({ cn, sAMAccountName }))
    const { people, warnings } = readUsersFile(Buffer.from(JSON.stringify({ users })), null)
    assert.deepEqual([people.map(({ cn }) => cn), warnings], [['Ann'], conflictWarnings([other])])
  })
  it('are not those that only speak of one', () =>
    assert.deepEqual(withoutConflicts([person({ cn: 'CNF: a team' })]).conflicts, []))
})
