import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { activeRejections } from '../../../../src/commands/import/lapsed.js'
import type { Resolution } from '../../../../src/core/decisions/resolution.js'
import { guid, input, managed, planOf } from '../../builders.js'

const left = (number: number) =>
  managed({
    guid: guid(1000 + number),
    dn: `CN=P Left ${number},OU=Managed,DC=target,DC=test`,
    name: `P Left ${number}`,
    anchor: `ad-user-sync:${guid(number)}`,
  })
const plan = planOf(input({ settings: { requireApproval: ['disable'] }, managed: [left(1), left(2), left(3)] }))
const decision = (number: number, accept: boolean): Resolution => ({
  type: 'disable',
  user: `P Left ${number}`,
  accept,
})
const told = (approvals: Resolution[], rejections: Resolution[]) =>
  activeRejections(plan, { approvals, rejections }, '/resolutions.json')

describe('deactivations and removals that stay rejected', () => {
  it('are one sentence', () => {
    assert.deepEqual(told([], [decision(1, false), decision(2, false)]), [
      '2 deactivations or removals stay rejected (/resolutions.json): P Left 1, P Left 2',
    ])
    assert.deepEqual(told([], []), [])
  })
  it('are those of the resolutions file that the approvals file does not accept', () => {
    assert.deepEqual(told([decision(1, true), decision(3, false)], [decision(1, false), decision(2, false)]), [
      '1 deactivation or removal stays rejected (/resolutions.json): P Left 2',
    ])
  })
})
