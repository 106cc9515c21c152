/** Which memberships count as leaves towards the safety limit. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { describeCounted, exceededLimits } from '../../../../src/core/safety/limits.js'
import { rehearse } from '../../../../src/workflow/rehearse.js'
import type { Holder } from '../../../../src/core/model.js'
import type { Resolution } from '../../../../src/core/decisions/resolution.js'
import { group, groupKey, guid, input, managed, person, planOf } from '../../builders.js'
import { NONE } from './exceeding.js'

describe('the safety limit of leaves', () => {
  it('the memberships that an approved take-over ends count as leaves', async () => {
    const account: Holder = {
      guid: guid(500),
      dn: 'CN=Old,DC=target,DC=test',
      objectClass: 'user',
      name: 'Old',
      sAMAccountName: 'ameyer',
      userPrincipalName: null,
      displayName: null,
      enabled: true,
      memberOf: new Set([...'AB'].map(groupKey).concat('cn=unmapped')),
      managed: false,
      owner: null,
      takeOverRefused: null,
    }
    const settings = {
      groupMap: new Map([
        ['CN=a', ['CN=A']],
        ['CN=b', ['CN=B']],
      ]),
      groupPath: 'OU=Groups,DC=target,DC=test',
    }
    const counted = async (
      change: Partial<Resolution>,
      more: Resolution[] = [],
      holder: Partial<Holder> = {},
      requireApproval: 'leave'[] = [],
    ) => {
      const plan = planOf(
        input({
          settings: { ...settings, requireApproval },
          groupList: [group('A'), group('B')],
          people: [person({ memberOf: ['CN=b'] })],
          holders: [{ ...account, ...holder }],
        }),
      )
      const approvals: Resolution[] = [
        { type: 'name', user: 'P Anna Meyer', name: 'ameyer', accept: true, ...change },
        ...more,
      ]
      const { actions } = await rehearse({
        plan,
        files: { approvals, rejections: [] },
        rules: { mustChangePassword: false, cannotChangePassword: false },
        readForTakeOver: async ({ guid: id, dn, memberOf }) => ({
          account: managed({ guid: id, dn, memberOf, name: 'Old', anchor: null, enabled: true }),
        }),
      })
      const limits = { ...NONE, leaves: { kind: 'count', value: 0 } } as const
      return exceededLimits(plan.context, actions, limits).map(
        (check) =>
          `${check.count} ${check.name}: ${check.actions.map((action) => describeCounted(check, action)).join()}`,
      )
    }
    const takeOver = { take_over_account: true }
    assert.deepEqual(await counted(takeOver), ['1 leaves: P Anna Meyer (A)'])
    assert.deepEqual(await counted({ new_name: 'ameyer2' }), [])
    assert.deepEqual(await counted({ ...takeOver, accept: false }), [])
    assert.deepEqual(await counted(takeOver, [], { takeOverRefused: 'is privileged' }), [])
    assert.deepEqual(await counted(takeOver, [], {}, ['leave']), [], 'they wait for approval')
    assert.deepEqual(
      await counted(takeOver, [{ type: 'leave', user: 'P Anna Meyer', group: 'A', accept: true }], {}, ['leave']),
      ['1 leaves: P Anna Meyer (A)'],
    )
  })
})
