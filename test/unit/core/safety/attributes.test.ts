import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { takenAttributes, whyDropped, type AttributeRules } from '../../../../src/core/safety/attribute-policy.js'
import { attributeSchema } from '../../../../src/core/values/attribute-schema.js'
import { AttributeValueError, toTagged } from '../../../../src/core/values/attribute-values.js'
import { schema } from '../../builders.js'

/** behaviour.md, "Safety limits": never taken from a file, whatever the config says. */
const NEVER = [
  'userAccountControl',
  'unicodePwd',
  'userPassword',
  'dBCSPwd',
  'pwdLastSet',
  'lockoutTime',
  'servicePrincipalName',
  'sIDHistory',
  'primaryGroupID',
  'objectSid',
  'adminCount',
  'altSecurityIdentities',
  'userCertificate',
  'msDS-KeyCredentialLink',
  'msDS-SupportedEncryptionTypes',
  'msDS-AllowedToDelegateTo',
  'msDS-AllowedToActOnBehalfOfOtherIdentity',
  'msDS-AssignedAuthNPolicy',
  'msDS-AssignedAuthNPolicySilo',
  'nTSecurityDescriptor',
  'member',
  'memberOf',
  'scriptPath',
  'profilePath',
  'homeDirectory',
  'userParameters',
  'uidNumber',
  'gidNumber',
  'logonHours',
  'userWorkstations',
  'msDS-ExternalDirectoryObjectId',
  'msDS-ObjectSoa',
  'adminDescription',
  'msDS-SyncServerUrl',
]
const attribute = (name: string, values = {}) => schema(name, values)[1]
const naming = (...attributes: string[]): AttributeRules => ({ anchorAttribute: null, attributes })
const DEFAULT: AttributeRules = { anchorAttribute: null, attributes: null }

describe('attributes that are never taken from a file', () => {
  it('are refused in any spelling, even when the config allows them', () => {
    for (const name of NEVER) {
      const upper = name.toUpperCase()
      assert.equal(whyDropped(upper, attribute(name), naming(name)), 'is never taken from a file', name)
    }
  })
  it('nor the anchor, system-only ones, DNs, and names that the schema lacks', () => {
    assert.equal(
      whyDropped('info', attribute('info'), { ...naming('info'), anchorAttribute: 'INFO' }),
      'is the anchor attribute',
    )
    assert.equal(
      whyDropped('x', attribute('x', { systemOnly: true }), naming('x')),
      'can be written by the system only',
    )
    assert.match(
      whyDropped('manager', attribute('manager', { kind: 'dn', linked: true }), naming('manager'))!,
      /^names another object/,
    )
    assert.equal(whyDropped('x', undefined, DEFAULT), "is not in the target's schema")
  })
  it('nor those for dial-in and certificates, or that the domain controller keeps itself', () => {
    for (const name of [
      'msNPAllowDialin',
      'msTSAllowLogon',
      'mSMQSignCertificates',
      'shadowExpire',
      'lastLogon',
      'badPwdCount',
    ]) {
      assert.equal(whyDropped(name, attribute(name), naming(name)), 'is never taken from a file', name)
    }
  })
  it('nor those that are computed when they are read (systemFlags of msDS-UserPasswordExpiryTimeComputed and of mail)', () => {
    const read = (systemFlags: number) =>
      attributeSchema({ lDAPDisplayName: ['s:x'], systemOnly: ['b:false'], systemFlags: [`i:${systemFlags}`] })
    assert.deepEqual(
      [read(20), read(16)].map((found) => found?.systemOnly),
      [true, false],
    )
  })
  it('nor, where the config names attributes, any others', () => {
    assert.equal(whyDropped('title', attribute('title'), naming('TITLE')), null)
    assert.equal(
      whyDropped('title', attribute('title'), naming('mail')),
      'is not in the attributes of the import config',
    )
  })
  it('nor, where the config names none, those that describe no person; the reason says how to take them', () => {
    for (const name of ['givenName', 'MAIL', 'c', 'countryCode', 'thumbnailPhoto', 'employeeID', 'userPrincipalName'])
      assert.equal(whyDropped(name, attribute(name), DEFAULT), null, name)
    for (const name of ['proxyAddresses', 'legacyExchangeDN', 'uid', 'codePage', 'msDS-cloudExtensionAttribute2'])
      assert.equal(
        whyDropped(name, attribute(name), DEFAULT),
        'describes no person: to take it, name it in attributes of the import config, and all others that are to be taken with it',
        name,
      )
  })
  it('are not read either', () => {
    const known = new Map([
      schema('mail'),
      schema('uid'),
      schema('tokenGroups', { constructed: true, systemOnly: true }),
    ])
    assert.deepEqual(
      [DEFAULT, naming('uid', 'tokenGroups')].map((rules) => takenAttributes(known, rules).map(({ name }) => name)),
      [['mail'], ['uid']],
    )
  })
})

describe('values', () => {
  const convert = (kind: string, value: Parameters<typeof toTagged>[1], values = {}) =>
    toTagged(attribute('x', { kind, ...values }), value)
  it('become values of the type in the schema', () => {
    assert.deepEqual(convert('string', 12), ['s:12'])
    assert.deepEqual(convert('string', '2026-11-22T20:00:00Z'), ['s:2026-11-22T20:00:00Z'])
    assert.deepEqual(convert('integer', '-2147483648'), ['i:-2147483648'])
    assert.deepEqual(convert('largeInteger', '9007199254740993'), ['l:9007199254740993'])
    assert.deepEqual(convert('boolean', 'TRUE'), ['b:true'])
    assert.deepEqual(convert('octets', { base64: 'AAE=' }), ['x:AAE='])
    assert.deepEqual(convert('time', '2026-11-22T21:00:00+01:00'), ['t:2026-11-22T20:00:00Z'])
    assert.deepEqual(convert('string', ['a', 'b', 'a', '', null], { singleValued: false }), ['s:a', 's:b'])
    for (const empty of [null, '', [], ['']]) assert.deepEqual(convert('string', empty), [])
    for (const empty of [null, { base64: '' }, [{ base64: '' }]]) assert.deepEqual(convert('octets', empty), [])
    for (const edge of ['1601-01-01T00:00:00Z', '9999-12-31T23:59:59Z'])
      assert.deepEqual(convert('time', edge), [`t:${edge}`])
  })
  it('are 0 where an attribute that every user has is cleared', () => {
    for (const name of ['countryCode', 'CODEPAGE'])
      assert.deepEqual(toTagged(attribute(name, { kind: 'integer' }), null), ['i:0'])
  })
  it('of userPrincipalName are local@suffix, or fail that user only', () => {
    const upn = attribute('userPrincipalName')
    for (const value of ['n.1@target.test', "o'neil+x@corp_old.example", 'ä@ünternehmen.example', 'a@b'])
      assert.deepEqual(toTagged(upn, value), [`s:${value}`])
    const wrong = ['Administrator', 'TGTDC$', '@', '@target.test', 'n.1@', 'n.1@TARGET.TEST@x', 'a b@target.test']
    for (const value of [...wrong, '\u212arbtgt', 'a\u200b@target.test', 'a@target..test', 'a@target.test.'])
      assert.throws(() => toTagged(upn, value), /userPrincipalName takes local@suffix, the file has "/, value)
  })
  it('or fail that user only', () => {
    const wrong: [string, Parameters<typeof toTagged>[1]][] = [
      ['integer', 2147483648],
      ['integer', 1.5],
      ['integer', 'x'],
      ['largeInteger', '9223372036854775808'],
      ['boolean', 1],
      ['octets', 'text'],
      ['time', 'yesterday'],
      ['time', '+010000-01-01T00:00:00Z'],
      ['time', '1600-12-31T23:59:59Z'],
      ['string', { base64: 'AAE=' }],
      ['string', ['a', 'b']],
    ]
    for (const [kind, value] of wrong)
      assert.throws(() => convert(kind, value), AttributeValueError, `${kind} ${JSON.stringify(value)}`)
  })
})
