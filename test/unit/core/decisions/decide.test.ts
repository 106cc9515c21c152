import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { decide } from '../../../../src/core/decisions/decide.js'
import type { Resolution } from '../../../../src/core/decisions/resolution.js'
import { group, guid, input, managed, person, planOf } from '../../builders.js'

const inA = 'CN=Ops,OU=A,OU=Groups,DC=target,DC=test'
const { approvals } = planOf(
  input({
    settings: {
      groupMap: new Map([['*', ['CN=Ops,OU=A', 'CN=Ops,OU=B']]]),
      restrictedGroups: ['CN=Ops,OU=A', 'CN=Ops,OU=B'],
    },
    groupList: [group('Ops', { guid: 'a', dn: inA }), group('Ops', { guid: 'b', dn: inA.replace('OU=A', 'OU=B') })],
    people: [person(), person({ objectGUID: guid(2), sAMAccountName: 'second', cn: 'Second' })],
    managed: [
      managed(),
      managed({ guid: guid(1002), name: 'P Second', sAMAccountName: 'second', anchor: `ad-user-sync:${guid(2)}` }),
    ],
  }),
)
const [first, second] = approvals
const decided = (entry: Resolution, of = first!) => {
  const heard = { seen: approvals, used: new Set<Resolution>() }
  return decide([of], { approvals: [entry], rejections: [] }, heard)[0]
}

describe('an entry of an approvals file', () => {
  const entry: Resolution = { type: 'join', user: 'P Anna Meyer', group: 'Ops', accept: true }
  it('decides nothing where it means two groups of one name', () => {
    assert.deepEqual(
      approvals.map(({ user }) => user),
      ['P Anna Meyer', 'P Anna Meyer', 'P Second', 'P Second'],
    )
    assert.deepEqual(decided(entry), {
      kind: 'fail',
      approval: first,
      error: 'the entry of the approvals file matches more than one group: add `group_dn`',
    })
  })
  it('decides about the one that `group_dn` names', () => {
    assert.equal(decided({ ...entry, group_dn: inA })?.kind, 'accept')
    assert.equal(decided({ ...entry, group_dn: inA }, second), undefined)
  })
})
