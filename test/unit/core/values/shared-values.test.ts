import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sharingValues } from '../../../../src/core/values/shared-values.js'
import type { Tagged } from '../../../../src/core/values/value.js'

type Values = Record<string, readonly Tagged[]>

describe('values that objects of one read have in common', () => {
  it('are kept once, and change nothing', () => {
    const share = sharingValues()
    const one: Values = { department: ['s:Sales'], memberOf: ['s:CN=A', 's:CN=B'] }
    const other: Values = { department: ['s:Sales'], company: ['s:Sales'], memberOf: ['s:CN=B', 's:CN=C'], info: [] }
    const before = structuredClone([one, other])
    share(one)
    share(other)
    assert.deepEqual([one, other], before)
    assert.equal(other['department'], one['department'])
    assert.equal(other['company'], one['department'])
  })
  it('are not confused with others of the same text', () => {
    const share = sharingValues()
    const flags: Values = { userAccountControl: ['i:512'] }
    const texts: Values = { userAccountControl: ['s:512'] }
    for (const attributes of [flags, texts]) share(attributes)
    assert.deepEqual([flags, texts], [{ userAccountControl: ['i:512'] }, { userAccountControl: ['s:512'] }])
  })
})
