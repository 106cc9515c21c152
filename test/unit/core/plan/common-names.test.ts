/** Common names that leave no room for another one. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { describeAction } from '../../../../src/core/report/actions.js'
import { guid, input, managed, person, planOf } from '../../builders.js'

describe('a common name of 64 characters that ends with its own suffix', () => {
  const cn = `${'X'.repeat(58)} (a)`
  it('is still wanted where somebody else has it: there is no other', () => {
    const people = [
      person({ cn, sAMAccountName: 'a', objectGUID: guid(1) }),
      person({ cn, sAMAccountName: 'b', objectGUID: guid(2) }),
    ]
    const users = [
      managed({ name: 'P Old', sAMAccountName: 'a' }),
      managed({ name: `P ${cn}`, sAMAccountName: 'b', guid: guid(1002), anchor: `ad-user-sync:${guid(2)}` }),
    ]
    const { actions } = planOf(input({ people, managed: users }))
    assert.deepEqual(actions.map(describeAction), [`rename "P Old" to "P ${cn}"`])
  })
})
