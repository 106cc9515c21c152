import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { lapsed } from '../../../../src/core/decisions/lapsed.js'
import { rejectionOf, type Resolution } from '../../../../src/core/decisions/resolution.js'
import { group, groupKey, guid, input, managed, NOW, person, planOf } from '../../builders.js'
import { plan, settings } from './waiting-plan.js'

const [, , disable] = plan.approvals

describe('a rejection that is remembered until its cause is gone', () => {
  it('a rejected deactivation lapses when its cause is gone; other rejections stay', () => {
    const gone: Resolution = { type: 'disable', user: 'P Anna Meyer', accept: false }
    const rejections: Resolution[] = [
      gone,
      rejectionOf(disable!, NOW),
      { type: 'enable', user: 'P Anna Meyer', accept: false },
    ]
    assert.deepEqual(lapsed(rejections, plan), [gone])
  })
  it('a rejection about nobody managed here is not lapsed: it may be of an import into another container', () => {
    const of = (user: string, anchor?: number): Resolution => ({
      type: 'leave',
      user,
      accept: false,
      ...(anchor !== undefined && { anchor: `ad-user-sync:${guid(anchor)}` }),
    })
    const elsewhere = [of('P Elsewhere'), of('P Elsewhere', 9), of('P Anna Meyer', 9)]
    const here = [of('P anna meyer'), of('P Anna Meyer', 1), of('P Renamed since', 1), of('P Left', 9)]
    assert.deepEqual(lapsed([...elsewhere, ...here], plan), here)
  })
  it('a rejection stays where the run cannot tell whether its cause is gone', () => {
    const off: Resolution = { type: 'disable', user: 'P Anna Meyer', accept: false }
    const out: Resolution = { type: 'leave', user: 'P Anna Meyer', group: 'vpn', accept: false }
    const member = managed({ memberOf: new Set([groupKey('VPN')]) })
    const lapsedOf = (values: Parameters<typeof input>[0]) =>
      lapsed([off, out], planOf(input({ settings, groupList: [group('VPN')], people: [person()], ...values })))
    const unsearched = { ...settings, groupMap: new Map([['CN=Remote', ['CN=VPN']]]) }
    const searchGroups = ['CN=Office']
    assert.deepEqual(lapsedOf({ managed: [member] }), [off, out])
    assert.deepEqual(lapsedOf({ managed: [{ ...member, protection: 'is privileged' }] }), [], 'a protected account')
    const twin = managed({ guid: guid(1002), name: 'P Twin' })
    assert.deepEqual(lapsedOf({ managed: [member, twin] }), [], 'two users with one anchor')
    const maybe = { ...member, anchor: null, name: 'P Anna Meyer (x)', sAMAccountName: 'x' }
    const about = [{ ...off, user: maybe.name }]
    assert.deepEqual(
      lapsed(about, planOf(input({ settings, groupList: [group('VPN')], people: [person()], managed: [maybe] }))),
      [],
      'only a suffix says who it is',
    )
    assert.deepEqual(
      lapsedOf({ managed: [member], settings: unsearched, searchGroups }),
      [off],
      'the export did not look',
    )
  })
})
