/**
 * behaviour.md, "Safety limits": no spelling of an attribute's name in a users file gives rights,
 * whatever the config allows.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { changesNothing } from './support/assertions.js'
import { DISABLED } from './support/sandbox.js'
import { useSandbox } from './support/use-sandbox.js'

/** Attributes that grant rights, identity or code execution. */
const SENSITIVE = [
  ...['userAccountControl', 'servicePrincipalName', 'sIDHistory', 'member', 'primaryGroupID', 'unicodePwd'],
  ...['adminCount', 'altSecurityIdentities', 'msDS-AllowedToDelegateTo', 'msDS-KeyCredentialLink', 'scriptPath'],
  ...['msDS-AllowedToActOnBehalfOfOtherIdentity', 'profilePath', 'homeDirectory', 'userParameters', 'logonHours'],
  ...['lockoutTime', 'pwdLastSet', 'nTSecurityDescriptor', 'objectSid', 'userWorkstations', 'tokenGroups'],
]
/**
 * Other spellings: case, OID, options, blanks, control characters, look-alikes, quotes, and what a
 * cmdlet could take for a parameter.
 */
const SMUGGLED = [
  ...['USERACCOUNTCONTROL', 'useraccountcontrol', '1.2.840.113556.1.4.8', 'OID.1.2.840.113556.1.4.8'],
  ...['userAccountControl;binary', 'userAccountControl;range=0-*', ' userAccountControl', 'userAccountControl '],
  ...['user AccountControl', 'userAccountControl\n', '\tuserAccountControl', 'userAccountControl\u0000'],
  ...['userAccountContro\u217c', 'u\u200bserAccountControl', 'userAccountControl\ufeff', '\uff55serAccountControl'],
  ...['us\u0435rAccountControl', '"userAccountControl"', "'userAccountControl'", '$userAccountControl'],
  ...['@{userAccountControl}', 'userAccountControl=512', 'userAccountControl,servicePrincipalName', '-Enabled'],
  ...['Enabled', 'PasswordNeverExpires', 'TrustedForDelegation', 'AccountPassword', 'ServicePrincipalNames'],
  ...['OtherAttributes', 'Replace', 'Add', 'Instance', 'Identity', 'Credential', 'Server', '__proto__', 'constructor'],
  'PrincipalsAllowedToDelegateToAccount',
]
/** What none of the users may have; the others are what every new account has. */
const ABSENT = [
  ...['servicePrincipalName', 'sIDHistory', 'member', 'adminCount', 'altSecurityIdentities', 'scriptPath'],
  ...['msDS-AllowedToDelegateTo', 'msDS-KeyCredentialLink', 'msDS-AllowedToActOnBehalfOfOtherIdentity', 'lockoutTime'],
  ...['profilePath', 'homeDirectory', 'userParameters', 'logonHours', 'userWorkstations'],
]
const HARMLESS = { userAccountControl: DISABLED, primaryGroupID: '513', pwdLastSet: '0' }

describe('a users file with an attribute that grants rights, in any spelling', () => {
  const box = useSandbox({ runner: 'administrator', emptied: false })

  const names = [...SENSITIVE, ...SMUGGLED]
  const people = () =>
    names.map((name, index) => {
      const person = box.person(`N ${index}`)
      // Not by assignment, which would set the prototype.
      return JSON.parse(JSON.stringify(person).replace(/\}$/, `,${JSON.stringify(name)}:"512"}`)) as object
    })
  /** The users whose account is not what a new one is. */
  const changed = async () => {
    const rows = await box.search(box.managed, '(objectClass=user)', [...ABSENT, ...Object.keys(HARMLESS)])
    assert.equal(rows.length, names.length)
    return rows.filter(
      (row) =>
        ABSENT.some((name) => row[name] !== undefined && row[name].length > 0) ||
        Object.entries(HARMLESS).some(([name, value]) => row[name] !== value),
    )
  }

  it(`creates its ${names.length} people without it`, async () => {
    const run = await box.import(people())
    assert.deepEqual([run.code, run.summary.failed], [0, []], run.stderr)
    assert.equal(run.summary.created.length, names.length)
    assert.deepEqual(await changed(), [])
  })
  it('nor does the config let it in', async () => {
    const run = await box.rerun({ attributes: SENSITIVE })
    assert.equal(run.code, 0, run.stderr)
    assert.match(run.stderr, /WARNING \| .*userAccountControl/)
    assert.deepEqual(await changed(), [])
    await changesNothing(box, { attributes: SENSITIVE })
  })
})
