import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { proposedGroup } from '../../../../src/commands/init/group-map.js'

const TARGETS = ['CN=Engineering', 'CN=Finances,OU=Office', 'CN=Plant Operators']

describe('the target group that init proposes for a source group', () => {
  it('is the one of the same name, whatever the case and the container', () => {
    assert.equal(proposedGroup('CN=engineering,OU=Staff', TARGETS), 'CN=Engineering')
  })
  it('else the one that is named most alike', () => {
    assert.equal(proposedGroup('CN=Finance', TARGETS), 'CN=Finances,OU=Office')
  })
  it('or none', () => {
    assert.equal(proposedGroup('CN=Visitors', TARGETS), undefined)
    assert.equal(proposedGroup('CN=Visitors', []), undefined)
  })
})
