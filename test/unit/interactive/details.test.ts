import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { approvalDetails } from '../../../src/interactive/details.js'
import type { Holder } from '../../../src/core/model.js'
import { input, person, schema, planOf } from '../builders.js'

const holder: Holder = {
  guid: 'holder',
  dn: 'CN=Holder,OU=Others,DC=target,DC=test',
  objectClass: 'user',
  name: 'Holder',
  sAMAccountName: 'ameyer',
  userPrincipalName: null,
  displayName: null,
  enabled: true,
  managed: false,
  memberOf: new Set(),
  owner: null,
  takeOverRefused: null,
}

describe('the details of a taken name', () => {
  it('is every attribute, once, in whatever spelling or form the file has it', () => {
    const attributes = { DEPARTMENT: 'Sales', title: ['Dr.'], description: 'x', thumbnailPhoto: { base64: 'AAAA' } }
    const names = ['department', 'title', 'description', 'msDS-cloudExtensionAttribute1'].map((name) => schema(name))
    const plan = planOf(
      input({
        people: [person({ attributes })],
        holders: [holder],
        schema: new Map([...names, schema('thumbnailPhoto', { kind: 'octets' })]),
      }),
    )
    const details = approvalDetails(plan.approvals[0]!, plan, undefined)
    const textOf = (label: string) => details.find((detail) => detail.label === label)?.text
    assert.equal(textOf('Source'), 'account ameyer, name Anna Meyer, DEPARTMENT Sales')
    const accountNames = 'sAMAccountName ameyer, userPrincipalName ameyer@target.test'
    assert.equal(textOf('Wanted'), `${accountNames}, title "Dr.", description "x", thumbnailPhoto (3 bytes)`)
    assert.deepEqual(details.at(-1), { label: 'Why', text: 'sAMAccountName "ameyer" is taken' })
  })
})
