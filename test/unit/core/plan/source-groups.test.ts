/**
 * Sources of group_map that the users file knows nothing of: a warning, and nobody leaves by them
 * alone without a limit.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { planWarnings } from '../../../../src/core/plan/warnings.js'
import { LIMIT_NAMES } from '../../../../src/core/safety/limit-kinds.js'
import { exceededLimits, type Limits } from '../../../../src/core/safety/limits.js'
import { group, groupKey, guid, input, managed, person, planOf } from '../../builders.js'

const LEAVES = Object.fromEntries(
  LIMIT_NAMES.map((name) => [name, name === 'leaves' ? { kind: 'percent', value: 20 } : null]),
) as Limits
/**
 * As many members of Engineers as said, whose source group is misspelt in the config, and a hundred
 * of Staff.
 */
function planned(count: number, searchGroups: readonly string[] | null, source = 'CN=Enginering') {
  const numbers = Array.from({ length: 100 }, (_, index) => index + 1)
  return planOf(
    input({
      settings: {
        groupMap: new Map([
          [source, ['CN=Engineers']],
          ['cn=staff', ['CN=Staff']],
        ]),
      },
      groupList: [group('Engineers'), group('Staff')],
      searchGroups,
      people: numbers.map((number) =>
        person({
          cn: `${number}`,
          sAMAccountName: `${number}`,
          objectGUID: guid(number),
          memberOf: number <= count ? ['CN=Staff', 'CN=Engineering'] : ['CN=Staff'],
        }),
      ),
      managed: numbers.map((number) =>
        managed({
          guid: guid(1000 + number),
          name: `P ${number}`,
          sAMAccountName: `${number}`,
          anchor: `ad-user-sync:${guid(number)}`,
          memberOf: new Set([groupKey('Staff'), ...(number <= count ? [groupKey('Engineers')] : [])]),
        }),
      ),
    }),
  )
}
const leaving = ({ actions }: ReturnType<typeof planOf>) => actions.filter(({ type }) => type === 'leave').length
const stops = (plan: ReturnType<typeof planOf>) =>
  exceededLimits(plan.context, plan.actions, LEAVES).map(({ group: name, count, of }) => [name, count, of])

describe('a source of group_map', () => {
  it('that the export did not look for removes nobody, and is a warning with the nearest name', () => {
    const plan = planned(5, ['CN=Staff', 'CN=Engineering'])
    assert.deepEqual([leaving(plan), stops(plan)], [0, []])
    assert.deepEqual(planWarnings(plan), [
      'group_map source CN=Enginering is not in the search_groups of the users file: nobody is removed from CN=Engineers; did you mean CN=Engineering?',
    ])
  })
  it('that the export looked for removes its members, in whatever spelling, without a warning', () => {
    const plan = planned(5, ['cn=STAFF', 'CN = Nobodys'], 'cn=nobodys')
    assert.deepEqual([leaving(plan), planWarnings(plan)], [5, []])
  })
  it('keeps a member whom another source does not keep, where one of both was not looked for', () => {
    const users = [managed({ memberOf: new Set([groupKey('Engineers')]) })]
    const groupMap = new Map([
      ['CN=Engineering', ['CN=Engineers']],
      ['CN=Gone', ['CN=Engineers']],
    ])
    const given = { settings: { groupMap }, groupList: [group('Engineers')], people: [person()], managed: users }
    assert.equal(leaving(planOf(input({ ...given, searchGroups: ['CN=Engineering'] }))), 0)
    assert.equal(leaving(planOf(input({ ...given, searchGroups: ['CN=Engineering', 'CN=Gone'] }))), 1)
  })
  it('that nobody has is a warning, in a file without search_groups', () => {
    assert.deepEqual(planWarnings(planned(5, null)), [
      'group_map source CN=Enginering is a group that nobody of the users file is in: whoever is in CN=Engineers by it alone is removed; did you mean CN=Engineering?',
    ])
  })
  it('that nobody has is held by the limit of leaves for that group alone: all of three or more', () => {
    assert.deepEqual(stops(planned(5, null)), [['Engineers', 5, 5]])
    assert.deepEqual(stops(planned(3, null)), [['Engineers', 3, 3]])
    assert.deepEqual(stops(planned(2, null)), [])
    assert.deepEqual(stops(planned(15, null)), [['Engineers', 15, 15]])
  })
  it('is no matter for * and for a file without people', () => {
    const settings = {
      groupMap: new Map([
        ['*', ['CN=Staff']],
        ['CN=Gone', ['CN=Staff']],
      ]),
    }
    assert.deepEqual(planWarnings(planOf(input({ settings, groupList: [group('Staff')] }))), [])
    const all = planOf(
      input({
        settings: { groupMap: new Map([['*', ['CN=Staff']]]) },
        groupList: [group('Staff')],
        people: [person()],
        searchGroups: [],
      }),
    )
    assert.deepEqual(planWarnings(all), [])
  })
})
