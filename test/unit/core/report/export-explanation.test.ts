import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { explainExport } from '../../../../src/core/report/export-explanation.js'
import { guid } from '../../builders.js'

const rules = {
  userPath: 'OU=People,DC=s',
  groupPath: 'OU=Groups,DC=s',
  searchGroups: ['CN=A', 'CN=B'],
  nestedGroups: true,
}
const entry = {
  dn: 'CN=Zoë,OU=People,DC=s',
  guid: guid(1),
  attributes: {
    cn: ['s:Zoë'],
    sAMAccountName: ['s:zoe'],
    userAccountControl: ['i:514'],
    memberOf: ['s:CN=A,OU=Groups,DC=s'],
  },
} as const
const exported = {
  cn: 'Zoë',
  sAMAccountName: 'zoe',
  disabled: true,
  accountExpires: null,
  memberOf: ['CN=A', 'CN=B'],
  objectGUID: guid(1),
  attributes: new Map(),
}

describe('whether somebody is exported', () => {
  it('is said with the search groups, and whether another group is between', () => {
    const { exported: is, disabled, groups } = explainExport(entry, exported, rules)
    assert.deepEqual([is, disabled], [true, true])
    assert.deepEqual(groups, [
      { group: 'CN=A', through: 'direct' },
      { group: 'CN=B', through: 'nested or primary' },
    ])
  })
  it('is no where somebody is elsewhere, in no search group, or in replication conflict', () => {
    const why = (...args: Parameters<typeof explainExport>) => {
      const told = explainExport(...args)
      assert.equal(told.exported, false)
      return told.why
    }
    assert.match(why({ ...entry, dn: 'CN=Zoë,OU=Else,DC=s' }, null, rules), /not below user_path OU=People,DC=s/)
    assert.match(
      why({ ...entry, attributes: {} }, null, { ...rules, nestedGroups: false }),
      /^it is directly in none of the search_groups \(CN=A, CN=B\), and nested_groups is false: groups in them do not count$/,
    )
    assert.equal(
      why({ ...entry, attributes: {} }, null, rules),
      'it is in none of the search_groups (CN=A, CN=B), directly or through another group',
    )
    assert.match(why(entry, { ...exported, cn: `Zoë\nCNF:${guid(3)}` }, rules), /replication conflict/)
  })
})
