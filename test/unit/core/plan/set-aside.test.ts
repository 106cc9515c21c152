import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { planContext } from '../../../../src/core/plan/context.js'
import { anchorsToRemember } from '../../../../src/core/plan/set-aside.js'
import { guid, input, managed, person, planOf } from '../../builders.js'

type Input = Parameters<typeof input>[0]
const plan = (values: Input) => planOf(input(values))
const what = ({ actions, approvals, failures }: ReturnType<typeof plan>) => ({
  actions: actions.map(({ type, user }) => `${type} ${user}`),
  approvals: approvals.map(({ type, user }) => `${type} ${user}`),
  failures: failures.map(({ action, user }) => `${action} ${user}`),
})
const ADMIN = { protection: 'Domain Admins is the privileged group Domain Admins' }
const boss = person({ cn: 'Boss', sAMAccountName: 'boss', objectGUID: guid(1) })
const intern = person({ cn: 'Intern', sAMAccountName: 'intern', objectGUID: guid(2) })
const anchor = (number: number) => `ad-user-sync:${guid(number)}`
const user = (name: string, number: number, holds: number | null) =>
  managed({
    guid: guid(1000 + number),
    dn: `CN=P ${name},OU=Managed,DC=target,DC=test`,
    name: `P ${name}`,
    sAMAccountName: name.toLowerCase(),
    anchor: holds === null ? null : anchor(holds),
  })

describe('a protected account below managed_user_path', () => {
  it('is touched in no way: neither matched, nor deactivated, nor enabled; the failure says why', () => {
    const admin = { ...user('Boss', 1, 1), ...ADMIN }
    for (const people of [[boss], [{ ...boss, disabled: true }], [intern]]) {
      const made = plan({ people, managed: [admin, { ...user('Intern', 2, 2), enabled: true }] })
      assert.deepEqual(
        made.actions.filter(({ user: name }) => name === 'P Boss'),
        [],
      )
      assert.deepEqual(made.failures, [
        {
          user: 'P Boss',
          action: 'match',
          error: `${admin.dn} is a protected account, which is touched in no way: ${ADMIN.protection}; move it out of managed_user_path`,
        },
      ])
    }
  })
  it('with the anchor of a person is not that person: the name tells which account is', () => {
    const admin = { ...user('Adm Real', 9, 2), ...ADMIN }
    const made = plan({ people: [intern], managed: [admin, user('Intern', 2, null)] })
    assert.deepEqual(what(made), { actions: ['update P Intern'], approvals: [], failures: ['match P Adm Real'] })
  })
  it('with the anchor of a person who has no other account keeps the person from being created anew', () => {
    const made = plan({ people: [boss], managed: [{ ...user('Boss', 1, 1), ...ADMIN }] })
    assert.deepEqual(what(made), { actions: [], approvals: [], failures: ['match P Boss'] })
  })
})

describe('a managed user whose anchor somebody else has changed', () => {
  const rememberedAnchors = new Map([
    [guid(1001), anchor(1)],
    [guid(1002), anchor(2)],
  ])
  it('is touched in no way, and nobody it is or was is matched or created; the failure shows both values', () => {
    const swapped = [user('Boss', 1, 2), user('Intern', 2, 1)]
    const made = plan({ people: [boss, intern], managed: swapped, rememberedAnchors })
    assert.deepEqual(what(made), { actions: [], approvals: [], failures: ['match P Boss', 'match P Intern'] })
    assert.equal(
      made.failures[0]?.error,
      `${swapped[0]!.dn} is touched in no way: its anchor was ${anchor(1)} and is ${anchor(2)}, which this tool did not write; find out who did and set it back, or take all anchors as they are once with --accept-anchors`,
    )
  })
  it('is one whose anchor was taken away, too', () => {
    const made = plan({ people: [boss], managed: [user('Boss', 1, null)], rememberedAnchors })
    assert.deepEqual(what(made), { actions: [], approvals: [], failures: ['match P Boss'] })
  })
  it('leaves a person whose own account is as it was alone', () => {
    const made = plan({
      people: [boss, intern],
      managed: [user('Boss', 1, 2), user('Intern', 2, 2)],
      rememberedAnchors,
    })
    assert.deepEqual(what(made), { actions: [], approvals: [], failures: ['match P Boss'] })
  })
  it('takes nothing from the account that has the anchor by right, as it is remembered', () => {
    // Both had it, and somebody has cleared the wrong one.
    const both = new Map([
      [guid(1001), anchor(1)],
      [guid(1002), anchor(1)],
    ])
    const made = plan({ people: [boss], managed: [user('Boss', 1, 1), user('Copy', 2, null)], rememberedAnchors: both })
    assert.deepEqual(what(made), { actions: [], approvals: [], failures: ['match P Copy'] })
  })
  it('sets aside whoever has that anchor now, too, where nothing is remembered of that one', () => {
    const other = { ...user('Other', 9, 1), enabled: true }
    const made = plan({ people: [boss], managed: [user('Boss', 1, null), other], rememberedAnchors })
    assert.deepEqual(what(made), { actions: [], approvals: [], failures: ['match P Boss', 'match P Other'] })
    assert.equal(
      made.failures[1]?.error,
      `${other.dn} is touched in no way: it has the anchor ${anchor(1)}, which is another user's and which this tool did not write there; find out who did and clear it, or take all anchors as they are once with --accept-anchors`,
    )
  })
  it('is none where nothing is remembered, or the spelling differs only', () => {
    const upper = { ...user('Boss', 1, 1), anchor: anchor(1).toUpperCase() }
    assert.deepEqual(plan({ people: [boss], managed: [upper], rememberedAnchors }).failures, [])
    assert.deepEqual(plan({ people: [boss, intern], managed: [user('Boss', 1, 2), user('Intern', 2, 1)] }).failures, [])
  })
})

describe('two managed users with one anchor', () => {
  const copied = { people: [boss], managed: [user('Boss', 1, 1), user('Copy', 2, 1)] }
  const anchorsAfter = (remembered: ReadonlyMap<string, string>) =>
    anchorsToRemember(remembered, planContext(input({ ...copied, rememberedAnchors: remembered })))
  it('are both untouched; when the wrong anchor is cleared, as the failure says, the other is that person again', () => {
    for (const remembered of [new Map<string, string>(), new Map([[guid(1001), anchor(1)]])]) {
      assert.deepEqual(what(plan({ ...copied, rememberedAnchors: remembered })), {
        actions: [],
        approvals: [],
        failures: ['match P Boss', 'match P Copy'],
      })
      const made = plan({
        people: [boss],
        managed: [user('Boss', 1, 1), { ...user('Copy', 2, null), enabled: true }],
        rememberedAnchors: anchorsAfter(remembered),
      })
      assert.deepEqual(what(made), { actions: ['disable P Copy'], approvals: [], failures: [] })
    }
  })
  it('are remembered only where one of them was before', () => {
    assert.deepEqual(anchorsAfter(new Map()), new Map())
    assert.deepEqual(anchorsAfter(new Map([[guid(1001), anchor(1)]])), new Map([[guid(1001), anchor(1)]]))
  })
})

describe('the remembered anchors', () => {
  it('are those of the users, set aside ones left out; those of users that left stay', () => {
    const context = planContext(
      input({
        managed: [user('Boss', 1, 2), user('Intern', 2, 2), user('New', 3, 3), { ...user('Adm', 4, 4), ...ADMIN }],
        rememberedAnchors: new Map([[guid(1001), anchor(1)]]),
      }),
    )
    const remembered = new Map([
      [guid(1001), anchor(1)],
      [guid(1009), anchor(9)],
    ])
    assert.deepEqual(
      anchorsToRemember(remembered, context),
      new Map([
        [guid(1001), anchor(1)],
        [guid(1009), anchor(9)],
        [guid(1002), anchor(2)],
        [guid(1003), anchor(3)],
      ]),
    )
  })
})
