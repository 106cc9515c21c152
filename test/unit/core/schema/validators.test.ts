import assert from 'node:assert/strict'
import { Ajv } from 'ajv'
import { describe, it } from 'node:test'
import { resolutionKeys } from '../../../../src/config/parameters.js'
import { problemsOf } from '../../../../src/config/problems.js'
import { thoroughValidator } from '../../../../src/core/schema/validators.js'
import { validated } from '../../../../src/core/users-file/schema.js'
import { InputError } from '../../../../src/errors.js'
import { SCHEMAS } from '../../../../src/generated/schemas.js'

const problemsIn = (value: unknown): string[] => {
  const validate = thoroughValidator('resolutions')
  return validate(value) ? [] : problemsOf(validate.errors ?? [], value, resolutionKeys())
}

describe('each schema', () => {
  for (const [name, schema] of Object.entries(SCHEMAS))
    it(`${name} is one of JSON Schema draft-07`, () => {
      const ajv = new Ajv()
      assert.equal(ajv.validateSchema(schema), true, ajv.errorsText())
    })
})

describe('a resolutions file', () => {
  it("may be the Python tool's", () => {
    const timestamp = '2024-05-01T10:20:30.123456+02:00'
    const resolutions = [
      { type: 'enable', user: 'P3KI Ann', accept: false, timestamp },
      { type: 'join', user: 'P3KI Ann', accept: false, timestamp, group: 'p-Administrators' },
      { type: 'name', user: 'P3KI Bob', accept: null, timestamp, name: 'bob', new_name: '', take_over_account: false },
    ]
    assert.deepEqual(problemsIn({ resolutions }), [])
  })
  it('may hold approvals, keys they do not need among them', () => {
    const entry = {
      type: 'enable',
      user: 'P3KI Ann',
      accept: true,
      password: 'x',
      reason: 'r',
      by: 'b',
      anchor: 'a',
      group_dn: 'g',
    }
    assert.deepEqual(problemsIn({ $schema: 'x', resolutions: [entry] }), [])
  })
  it('is refused with all its problems, and no password is shown', () => {
    const resolutions = [
      { type: 'delete', user: 'a' },
      { type: 'join', user: 'b' },
      { type: 'enable', user: 'c', accept: 'yes', password: 12345678 },
      { type: 'Enabel', user: '' },
      { type: 'name' },
    ]
    assert.deepEqual(problemsIn({ resolutions }), [
      'resolutions[0].type: found "delete", expected one of enable, join, leave, disable or name',
      'resolutions[1].group: missing, expected the common name of a group',
      'resolutions[2].accept: found "yes", expected true, false or null',
      'resolutions[2].password: found a value that is not shown, expected text or null',
      'resolutions[3].type: found "Enabel", expected one of enable, join, leave, disable or name, did you mean enable?',
      'resolutions[3].user: found "", expected a common name in the target, with its prefix',
      'resolutions[4].name: missing, expected the account name that was wanted',
      'resolutions[4].user: missing, expected a common name in the target, with its prefix',
    ])
  })
  it('may hold a password of up to 256 characters; a longer one is refused and not shown', () => {
    const entry = (length: number) => ({
      resolutions: [{ type: 'enable', user: 'a', accept: true, password: 'pass'.repeat(length / 4) }],
    })
    assert.deepEqual(problemsIn(entry(256)), [])
    const problem = 'resolutions[0].password: found a value that is not shown, expected at most 256 characters'
    assert.deepEqual(problemsIn(entry(260)), [problem])
  })
})

describe('a users file', () => {
  const user = { sAMAccountName: 'ann', cn: 'Ann' }
  it('needs no more than the names of its users', () => assert.doesNotThrow(() => validated({ users: [user] })))
  it("may be the Python tool's, with null for what a user lacks", () => {
    const full = {
      ...user,
      disabled: false,
      accountExpires: null,
      memberOf: null,
      mail: null,
      subPath: 'OU=x',
      department: 'Sales',
    }
    assert.doesNotThrow(() => validated({ timestamp: '2024-05-01T10:20:30.123456', users: [full] }))
  })
  it('has attributes of every kind', () => {
    const attributes = { a: 1, b: true, c: ['x', 2, { base64: 'AAE=' }], d: { base64: '' }, e: [] }
    assert.doesNotThrow(() => validated({ users: [{ ...user, ...attributes }] }))
  })
  const hostile: [string, object][] = [
    ['a number for a name', { cn: 5 }],
    ['an empty name', { sAMAccountName: '' }],
    ['an endless name', { cn: 'x'.repeat(300) }],
    ['an object for an attribute', { mail: { $ne: null } }],
    ['nested lists', { mail: [['x']] }],
    ['null in a list', { mail: [null] }],
    ['bytes that are no base64', { photo: { base64: '***' } }],
    ['more than bytes', { photo: { base64: '', x: 1 } }],
    ['a text for a flag', { disabled: 'no' }],
    ['a group that is no text', { memberOf: [1] }],
    ['an anchor that is no GUID', { objectGUID: '*' }],
  ]
  for (const [what, changes] of hostile) {
    it(`is refused for ${what}`, () => assert.throws(() => validated({ users: [{ ...user, ...changes }] }), InputError))
  }
})
