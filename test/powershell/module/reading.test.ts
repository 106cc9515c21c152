/** Reading: properties with their types, identities, filters. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { base } from '../lab-fixture.js'
import { argument, down, management, noIdentity, notFound, Unit } from './unit.js'

const unit = new Unit()
const run = unit.run.bind(unit)
const sam = unit.sam.bind(unit)

const partitions = ['', 'CN=Configuration,', 'CN=Schema,CN=Configuration,'].map((prefix) => prefix + base).join(' , ')
const outside = argument(
  `The supplied distinguishedName must belong to one of the following partition(s): '${partitions}'.`,
  'distinguishedName',
)

describe('reading', () => {
  it('gives the documented properties, with their types', async () => {
    const user = `Get-ADUser ${sam('plain')} @s`
    assert.deepEqual(
      await run({
        defaults: `(${user}).PropertyNames`,
        types: `$u = ${user} -Properties accountExpires, whenCreated, otherTelephone, userAccountControl, MemberOf; $u.accountExpires.GetType().Name; $u.whenCreated.Kind; $u.otherTelephone.GetType().Name; $u.userAccountControl.GetType().Name; $u.MemberOf.GetType().Name; $u.ObjectGUID.GetType().Name`,
        'asked for by LDAP name, without value': `$o = Get-ADObject "CN=Plain,$ou" -Properties mail, department @s; $o.department; $o.PropertyNames -contains 'mail'; $null -eq $o['mail'].Value; $o.mail`,
        'extended, without value': `$null -eq (${user} -Properties EmailAddress).EmailAddress`,
        'not asked for': `(${user}).department`,
        'any case': `(${user} -Properties DEPARTMENT).department`,
        'not in the schema': `${user} -Properties mail, xyz`,
        'counts of writes': `$b = (Get-ADObject "CN=Plain,$ou" -Properties replPropertyMetaData @s).replPropertyMetaData; $b.GetType().FullName; $b.Length -eq 16 + 48 * [BitConverter]::ToInt32($b, 8)`,
        'only by name': `(Get-ADObject "CN=Plain,$ou" -Properties * @s).PropertyNames -contains 'replPropertyMetaData'`,
        'a token by search': `Get-ADUser -LDAPFilter '(cn=Plain)' -Properties tokenGroups @s`,
        'a token by identity': `(${user} -Properties tokenGroups).tokenGroups.Count -gt 0`,
      }),
      {
        defaults:
          'DistinguishedName;Enabled;GivenName;Name;ObjectClass;ObjectGUID;SamAccountName;SID;Surname;UserPrincipalName',
        types: 'Int64;Local;ADPropertyValueCollection;Int32;ADPropertyValueCollection;Guid',
        'asked for by LDAP name, without value': `System.Management.Automation.PropertyNotFoundException|The property 'mail' cannot be found on this object. Verify that the property exists.|`,
        'extended, without value': 'True',
        'not asked for': `System.Management.Automation.PropertyNotFoundException|The property 'department' cannot be found on this object. Verify that the property exists.|`,
        'any case': 'IT',
        'not in the schema': 'System.ArgumentException|One or more properties are invalid. Parameter name: xyz|',
        'counts of writes': 'System.Byte[];True',
        'only by name': 'False',
        'a token by search': `${management}ADException|An operations error occurred|8224`,
        'a token by identity': 'True',
      },
    )
  })

  it('finds by DN, GUID, SID and account name only', async () => {
    assert.deepEqual(
      await run({
        dn: `(Get-ADUser "CN=Plain,$ou" @s).Name`,
        guid: `(Get-ADUser (Get-ADUser ${sam('plain')} @s).ObjectGUID @s).Name`,
        sid: `(Get-ADUser ([string](Get-ADUser ${sam('plain')} @s).SID) @s).Name`,
        upn: `Get-ADUser ${sam('plain')}@target.test @s`,
        'another class': `Get-ADUser ${sam('group')} @s`,
        'outside the domain': `Get-ADUser 'CN=Plain,DC=other,DC=test' @s`,
        'no search base': `Get-ADUser -Filter * -SearchBase "OU=nowhere,$ou" @s`,
        'no filter': `Get-ADUser -LDAPFilter '(&(cn=' @s`,
        'no operator': `Get-ADUser -Filter 'Name -is 3' @s`,
        filter: `$n = 'Plain'; (Get-ADUser -Filter { Name -eq $n -and Enabled -eq $false -and (Department -like 'I*' -or Title -eq 'x') -and -not (Surname -like '*') } -SearchBase $ou @s).Name`,
        'no server': `Get-ADUser x -Server nowhere.test`,
      }),
      {
        dn: 'Plain',
        guid: 'Plain',
        sid: 'Plain',
        upn: noIdentity(`${sam('plain')}@target.test`),
        'another class': noIdentity(sam('group')),
        'outside the domain': outside,
        'no search base': notFound,
        'no filter': `${management}ADException|The search filter cannot be recognized|8254`,
        'no operator': `${management}ADFilterParsingException|Error parsing query: 'Name -is 3' Error Message: 'syntax error' at position: '4'.|0`,
        filter: 'Plain',
        'no server': down,
      },
    )
  })
})
