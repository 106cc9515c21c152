import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { valuesAsJson, toJson } from '../../../../src/core/values/json-value.js'

describe('a tagged value as JSON', () => {
  it('is one number, truth value, text or base64', () => {
    assert.deepEqual((['s:x', 'i:7', 'b:true', 'b:false', 'x:AAE=', 't:2026-01-02T03:04:05Z'] as const).map(toJson), [
      'x',
      7,
      true,
      false,
      { base64: 'AAE=' },
      '2026-01-02T03:04:05Z',
    ])
  })
  it('is text where a number would be rounded', () => {
    assert.deepEqual((['l:9007199254740991', 'l:9007199254740993'] as const).map(toJson), [
      9007199254740991,
      '9007199254740993',
    ])
  })
  it('is the same in a plan as in a users file', () => {
    assert.equal(valuesAsJson('uSNCreated', ['l:12']), 12)
    assert.deepEqual(valuesAsJson('otherNumbers', ['l:12', 's:a']), [12, 'a'])
    assert.equal(valuesAsJson('title', []), null)
  })
  it('is a date where a plan shows when an account expires', () => {
    assert.equal(valuesAsJson('accountExpires', ['l:0']), null)
    assert.equal(valuesAsJson('accountExpires', ['l:134117966450000000']), '2026-01-02T03:04:05Z')
  })
})
