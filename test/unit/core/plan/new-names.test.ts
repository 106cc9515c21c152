import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newNamesOf } from '../../../../src/core/plan/new-names.js'
import { managed } from '../../builders.js'

const NAMED = { sAMAccountName: 'ameyer', userPrincipalName: null }
const anchor = 'ad-user-sync:00000000-0000-4000-8000-00000000000a'
const user = (more: object = {}) => managed({ guid: 'g', anchor, sAMAccountName: 'anna2', ...more })

describe('the accounts that were made with a new name', () => {
  it('are known by their objectGUID', () => {
    const remembered = new Map([['g', NAMED]])
    assert.deepEqual(newNamesOf(remembered, []), remembered)
  })
  it('or by their anchor, when the run was killed before it knew them', () => {
    const remembered = new Map([[anchor.toUpperCase().replace('AD-USER-SYNC', 'ad-user-sync'), NAMED]])
    assert.deepEqual(newNamesOf(remembered, [user()]), new Map([['g', NAMED]]))
  })
  it('not by an anchor that nobody has, or whose account has the names of the file', () => {
    const remembered = new Map([[anchor, NAMED]])
    assert.deepEqual(newNamesOf(remembered, []), new Map())
    assert.deepEqual(newNamesOf(remembered, [user({ sAMAccountName: 'AMeyer' })]), new Map())
  })
  it('and those whose userPrincipalName alone is another', () => {
    const named = { ...NAMED, userPrincipalName: 'a@x.test' }
    const made = user({ sAMAccountName: 'ameyer', userPrincipalName: 'b@x.test' })
    assert.deepEqual(newNamesOf(new Map([[anchor, named]]), [made]), new Map([['g', named]]))
  })
})
