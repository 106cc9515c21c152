import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { attributeKey, isSameAttribute } from '../../../../src/core/values/attribute-key.js'

describe('the name of an attribute', () => {
  it('has one key in every spelling', () => {
    assert.equal(attributeKey('msDS-cloudExtensionAttribute1'), attributeKey('MSDS-CLOUDEXTENSIONATTRIBUTE1'))
    assert.notEqual(attributeKey('mail'), attributeKey('mailNickname'))
  })

  it('is the same attribute in every spelling, and never that of no name', () => {
    assert.ok(isSameAttribute('accountExpires', 'ACCOUNTEXPIRES'))
    assert.ok(!isSameAttribute('title', 'titles'))
    assert.ok(!isSameAttribute('title', null))
  })
})
