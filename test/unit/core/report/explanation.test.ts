import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { explainSomebody, type KnownFacts } from '../../../../src/core/report/explanation.js'
import { everybody, findSomebody } from '../../../../src/core/report/somebody.js'
import { group, groupKey, guid, holder, input, managed, NOW, person, planOf } from '../../builders.js'

const anna = person({ memberOf: ['CN=All'], attributes: { mail: 'anna@source.test' } })
const ben = person({ cn: 'Ben Olsen', sAMAccountName: 'bolsen', objectGUID: guid(2) })
const user = managed({ memberOf: new Set([groupKey('Old')]) })
const left = managed({
  name: 'P Cleo',
  guid: guid(1003),
  sAMAccountName: 'cleo',
  userPrincipalName: null,
  anchor: null,
  enabled: false,
})
const plan = planOf(
  input({
    people: [anna, ben],
    managed: [user, left],
    groupList: ['Staff', 'VPN', 'Old', 'Else'].map((name) => group(name)),
    settings: {
      groupMap: new Map([
        ['CN=All', ['CN=Staff', 'CN=VPN']],
        ['CN=Others', ['CN=Old', 'CN=Else']],
      ]),
      restrictedGroups: ['CN=VPN'],
    },
    searchGroups: ['CN=All', 'CN=Others'],
  }),
)
const { context, identity } = plan
const all = everybody(context, identity.matching)
const preview = {
  actions: plan.actions,
  failures: plan.failures,
  approvals: plan.approvals.map((approval) => ({ approval, decision: null })),
}
const known: KnownFacts = { context, next: { ...preview, identity }, rejections: [], runs: [], since: new Map() }
const explained = (text: string, more: Partial<KnownFacts> = {}) =>
  findSomebody(text, all, 'P ').found.map((somebody) => explainSomebody(somebody, { ...known, ...more }))

describe('who is meant', () => {
  it('is the only one who has a part of it in a name', () => {
    const foundBy = (text: string) => findSomebody(text, all, 'P ').found.map(({ person: one }) => one?.cn ?? null)
    assert.deepEqual([foundBy('Olsen'), foundBy('OLS'), foundBy('cle')], [['Ben Olsen'], ['Ben Olsen'], [null]])
    // Of several, nobody is taken, and an empty text is nobody's.
    assert.deepEqual([foundBy('e'), foundBy('')], [[], []])
  })
  it('is said by common name with or without prefix, account, mail, userPrincipalName or objectGUID of either side', () => {
    const names = [
      'anna meyer',
      'P Anna Meyer',
      'AMEYER',
      'anna@source.test',
      'ameyer@target.test',
      guid(1),
      guid(1001),
    ]
    for (const text of [...names, `{${guid(1)}}`])
      assert.deepEqual(
        findSomebody(text, all, 'P ').found.map((one) => [one.person, one.user]),
        [[anna, user]],
        text,
      )
  })
  it('is offered where nobody has the name: the nearest, and whose name holds it', () => {
    assert.deepEqual(findSomebody('Ana Meyr', all, 'P '), { found: [], nearest: ['Anna Meyer'] })
    const ida = person({ cn: 'Ida Olsen', sAMAccountName: 'iolsen', objectGUID: guid(9) })
    const more = [...all, { person: ida, user: null, by: null }]
    assert.deepEqual(findSomebody('Olsen', more, 'P '), { found: [], nearest: ['Ben Olsen', 'Ida Olsen'] })
    assert.deepEqual(findSomebody('P Ben Olson', all, 'P ').nearest, ['P Ben Olsen'])
    assert.deepEqual(findSomebody('p kleo', all, 'P ').nearest, ['P Cleo'])
    const yu = person({ cn: 'Yu', sAMAccountName: 'x.jankowski', objectGUID: guid(8) })
    const two = [...all, { person: yu, user: null, by: null }]
    assert.deepEqual(findSomebody('x.jankovski', two, 'P ').nearest, ['x.jankowski'])
    assert.deepEqual(findSomebody('Zachary Quinn', all, 'P ').nearest, [])
  })
})

describe('an explanation', () => {
  it('says by what evidence, in which groups and why, and what comes next', () => {
    const [one] = explained('ameyer')
    assert.deepEqual([one?.user, one?.evidence, one?.disabled], ['P Anna Meyer', 'the anchor', null])
    assert.deepEqual(
      one?.groups.map(({ group: name, member, why }) => [name, member, why]),
      [
        ['Staff', false, 'source CN=All; the next import adds it'],
        ['VPN', false, 'source CN=All; VPN is in restricted_groups: waits for approval'],
        ['Old', true, 'no source group maps to it any more; the next import removes it'],
        ['Else', false, 'no source group maps to it'],
      ],
    )
    assert.deepEqual(
      one?.next_import?.actions.map(({ type, group: name }) => [type, name]),
      [
        ['leave', 'Old'],
        ['join', 'Staff'],
      ],
    )
    assert.deepEqual(
      one?.approvals.map(({ type, group: name, pending_since, rejected }) => [type, name, pending_since, rejected]),
      [['join', 'VPN', null, null]],
    )
  })
  it('promises no membership that the next import does not change: somebody waits for a name, a primary group stays', () => {
    const settings = {
      groupMap: new Map([
        ['CN=All', ['CN=Staff']],
        ['CN=Others', ['CN=Old']],
      ]),
    }
    const users = [managed({ memberOf: new Set([groupKey('Old')]), primaryGroup: groupKey('Old') })]
    const people = [person(), { ...ben, memberOf: ['CN=All'] }]
    const groupList = ['Staff', 'Old'].map((name) => group(name))
    const target = { managed: users, settings, groupList, holders: [holder({ sAMAccountName: 'bolsen' })] }
    const waiting = planOf(input({ people, ...target, searchGroups: ['CN=All', 'CN=Others'] }))
    const next = { ...waiting, approvals: waiting.approvals.map((approval) => ({ approval, decision: null })) }
    const whys = everybody(waiting.context, waiting.identity.matching).map((somebody) =>
      explainSomebody(somebody, { ...known, context: waiting.context, next }).groups.map(({ why }) => why),
    )
    assert.deepEqual(whys, [
      ['no source group maps to it', 'no source group maps to it any more; but the next import does not remove it'],
      ['source CN=All; but the next import does not add it', 'no source group maps to it'],
    ])
  })
  it('has the failures of that person, and none of a namesake', () => {
    const broken = { userPrincipalName: 'no suffix' }
    const second = person({ sAMAccountName: 'x2', objectGUID: guid(2), attributes: broken })
    const third = person({ sAMAccountName: 'x3', objectGUID: guid(3), attributes: { userPrincipalName: 'none' } })
    const renamed = managed({
      guid: guid(1003),
      name: 'P Anna Old',
      sAMAccountName: 'x3',
      anchor: `ad-user-sync:${guid(3)}`,
    })
    const target = planOf(input({ people: [person(), second, third], managed: [managed(), renamed] }))
    const next = { ...target, approvals: [] }
    const failures = everybody(target.context, target.identity.matching).map((somebody) => [
      somebody.person?.sAMAccountName,
      ...explainSomebody(somebody, { ...known, context: target.context, next }).next_import!.failures.map(
        ({ user: who }) => who,
      ),
    ])
    assert.deepEqual(failures, [['ameyer'], ['x3', 'P Anna Meyer (x3)'], ['x2', 'P Anna Meyer (x2)']])
  })
  it('of somebody who is to be created has the name that it would get', () => {
    const [one] = explained('bolsen')
    assert.deepEqual([one?.user, one?.target, one?.next_import?.actions[0]?.type], ['P Ben Olsen', null, 'create'])
  })
  it('of an account that the file lacks leaves its memberships, and says that nobody knows why it is disabled', () => {
    const [one] = explained('cleo')
    assert.deepEqual([one?.file, one?.disabled], [null, 'not by this tool, as far as its journal goes'])
    assert.equal(one?.groups[0]?.why, 'not in the users file: memberships stay as they are')
  })
  it('says when a rejection was made', () => {
    const approvals = preview.approvals.map(({ approval }) => ({ approval, decision: 'reject' as const }))
    const entry = {
      type: 'join',
      user: 'P Anna Meyer',
      group: 'VPN',
      accept: false,
      timestamp: NOW.toISOString(),
    } as const
    const [one] = explained('ameyer', { next: { ...preview, approvals, identity }, rejections: [entry] })
    assert.deepEqual(one?.approvals[0]?.rejected, { at: NOW.toISOString(), by: null })
    assert.match(one?.groups[1]?.why ?? '', /: rejected$/)
  })
  it('without a users file says nothing of the next import', () => {
    const [one] = everybody(context, null).filter((somebody) => somebody.user === user)
    const told = explainSomebody(one!, { ...known, next: null })
    assert.deepEqual([told.next_import, told.groups[2]?.why], [null, 'no users file says'])
  })
})
