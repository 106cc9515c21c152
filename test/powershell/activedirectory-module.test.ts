/**
 * The lab's ActiveDirectory module refuses what Microsoft's refuses, with its exception types, codes and texts. One PowerShell process for
 * each group of cases; a case is one line of PowerShell, and its result is what it puts out, or the error.
 */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { base, environment, password } from './lab-fixture.js'

const tag = randomBytes(3).toString('hex')
const ou = `OU=module-${tag},${base}`
const sam = (name: string): string => `${name}${tag}`

const prelude = [
  `Set-StrictMode -Version 2; $ErrorActionPreference = 'Stop'; $env:ADPS_LoadDefaultDrive = '0'; Import-Module ActiveDirectory`,
  `$s = @{ Server = 'target.test' }; $ou = '${ou}'; $tag = '${tag}'`,
  `function Secret($text) { $secret = New-Object System.Security.SecureString; foreach ($c in $text.ToCharArray()) { $secret.AppendChar($c) }; , $secret }`,
  `function Person($name, $account) { New-ADUser -Name $name -SamAccountName $account -Path $ou @s }`,
]

/** Runs the cases in order, in one process: name → output joined with `;`, or `type|message|code` of the error. */
function run(cases: Record<string, string>, extra: NodeJS.ProcessEnv = {}): Record<string, string> {
  const lines = Object.entries(cases).map(
    ([name, code]) =>
      `try { $r = @(& { ${code} }); '@@${name}=' + ($r -join ';') } catch { $e = $_.Exception; $c = ''; ` +
      `if ($e.PSObject.Properties['ErrorCode']) { $c = $e.ErrorCode }; ` +
      `'@@${name}=' + $e.GetType().FullName + '|' + $e.Message.Replace([string][char]13, '').Replace([string][char]10, ' ') + '|' + $c }`,
  )
  const { stdout, stderr } = spawnSync(
    environment['NODE_POWERSHELL'] as string,
    ['-NoLogo', '-NoProfile', '-NonInteractive', '-NoExit', '-Command', '-'],
    {
      input: [...prelude, ...lines, ''].join('\n'),
      encoding: 'utf8',
      env: { ...environment, TERM: 'dumb', ...extra },
      timeout: 120_000,
    },
  )
  const results = Object.fromEntries(
    [...stdout.matchAll(/^@@(.+?)=(.*?)\r?$/gm)].map(([, name, value]) => [name, value]),
  )
  assert.deepEqual(Object.keys(results), Object.keys(cases), stderr)
  return results as Record<string, string>
}

const management = 'Microsoft.ActiveDirectory.Management.'
const weak = `${management}ADPasswordComplexityException|The password does not meet the length, complexity, or history requirement of the domain.|1325`
const exists = `${management}ADIdentityAlreadyExistsException|The specified account already exists|1316`
const nameInUse = `${management}ADException|An attempt was made to add an object to the directory with a name that is already in use|8305`
const upnInUse = `${management}ADException|The operation failed because UPN value provided for addition/modification is not unique forest-wide|8648`
const badName = `${management}ADException|The name provided is not a properly formed account name|1315`
const outOfRange = `${management}ADException|A value for the attribute was not in the acceptable range of values|8322`
const down = `${management}ADServerDownException|Unable to contact the server. This may be because this server does not exist, it is currently down, or it does not have the Active Directory Web Services running.|0`
const noIdentity = (identity: string): string =>
  `${management}ADIdentityNotFoundException|Cannot find an object with identity: '${identity}' under: '${base}'.|0`

before(() => {
  const made = run({
    ou: `New-ADOrganizationalUnit -Name 'module-${tag}' -ProtectedFromAccidentalDeletion $false @s`,
    user: `New-ADUser -Name Plain -SamAccountName ${sam('plain')} -UserPrincipalName ${sam('plain')}@target.test -Path $ou -OtherAttributes @{ department = 'IT'; otherTelephone = '1' } @s`,
    group: `New-ADGroup -Name Group -SamAccountName ${sam('group')} -GroupScope Global -Path $ou @s`,
  })
  assert.deepEqual(made, { ou: '', user: '', group: '' })
})
after(() => assert.deepEqual(run({ gone: `Remove-ADObject $ou -Recursive -Confirm:$false @s` }), { gone: '' }))

describe('reading', () => {
  it('gives the documented properties, with their types', () => {
    const user = `Get-ADUser ${sam('plain')} @s`
    assert.deepEqual(
      run({
        defaults: `(${user}).PropertyNames`,
        types: `$u = ${user} -Properties accountExpires, whenCreated, otherTelephone, userAccountControl, MemberOf; $u.accountExpires.GetType().Name; $u.whenCreated.Kind; $u.otherTelephone.GetType().Name; $u.userAccountControl.GetType().Name; $u.MemberOf.GetType().Name; $u.ObjectGUID.GetType().Name`,
        'asked for by LDAP name, without value': `$o = Get-ADObject "CN=Plain,$ou" -Properties mail, department @s; $o.department; $o.PropertyNames -contains 'mail'; $null -eq $o['mail'].Value; $o.mail`,
        'extended, without value': `$null -eq (${user} -Properties EmailAddress).EmailAddress`,
        'not asked for': `(${user}).department`,
        'any case': `(${user} -Properties DEPARTMENT).department`,
        'not in the schema': `${user} -Properties mail, xyz`,
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
        'a token by search': `${management}ADException|An operations error occurred|8224`,
        'a token by identity': 'True',
      },
    )
  })

  it('finds by DN, GUID, SID and account name only', () => {
    assert.deepEqual(
      run({
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
        'no search base': `${management}ADIdentityNotFoundException|Directory object not found|8333`,
        'no filter': `${management}ADException|The search filter cannot be recognized|8254`,
        'no operator': `${management}ADFilterParsingException|Error parsing query: 'Name -is 3' Error Message: 'syntax error' at position: '4'.|0`,
        filter: 'Plain',
        'no server': down,
      },
    )
  })
})

const partitions = ['', 'CN=Configuration,', 'CN=Schema,CN=Configuration,'].map((prefix) => prefix + base).join(' , ')
const outside = `System.ArgumentException|The supplied distinguishedName must belong to one of the following partition(s): '${partitions}'. Parameter name: distinguishedName|`

describe('names', () => {
  it('refuses what Windows refuses, and compares as Windows does', () => {
    const person = (name: string, account: string, more = ''): string =>
      `New-ADUser -Name '${name}' -SamAccountName '${account}' -Path $ou ${more} @s`
    assert.deepEqual(
      run({
        'account name': person('Other', sam('PLAIN')),
        'principal name': person('Other', sam('other'), `-UserPrincipalName ${sam('PLAIN')}@target.test`),
        'common name': person('PLAIN', sam('other')),
        first: person('Jörg Groß', sam('müller')),
        'account name without accents': person('Other', sam('muller')),
        'common name without accents': person('jorg GROSS', sam('other')),
        'renamed to it': `Rename-ADObject "CN=Plain,$ou" -NewName 'Jorg Gross' @s`,
        'own name in another case': `(Rename-ADObject "CN=Plain,$ou" -NewName 'PLAIN' -PassThru @s).Name; Rename-ADObject "CN=Plain,$ou" -NewName 'Plain' @s`,
        '21 characters': person('Other', 'x'.repeat(21)),
        '20 characters': person('Twenty', tag.padEnd(20, 'x')),
        'a forbidden character': person('Other', `${tag}[1]`),
        'dots and spaces': person('Other', '. .'),
        '65 characters': person('x'.repeat(65), sam('other')),
        '64 characters': person('x'.repeat(64), sam('long')),
        'special characters': `(New-ADUser -Name ' #a, "b" + c=d\\e; <f> ' -SamAccountName ${sam('special')} -Path $ou -PassThru @s).Name; (Get-ADUser ${sam('special')} @s).DistinguishedName.StartsWith('CN=')`,
        'no such container': person('Other', sam('other')).replace('$ou', `"OU=nowhere,$ou"`),
      }),
      {
        'account name': exists,
        'principal name': upnInUse,
        'common name': nameInUse,
        first: '',
        'account name without accents': exists,
        'common name without accents': nameInUse,
        'renamed to it': nameInUse,
        'own name in another case': 'PLAIN',
        '21 characters': badName,
        '20 characters': '',
        'a forbidden character': badName,
        'dots and spaces': badName,
        '65 characters': outOfRange,
        '64 characters': '',
        'special characters': ' #a, "b" + c=d\\e; <f> ;True',
        'no such container': `${management}ADIdentityNotFoundException|Directory object not found|8333`,
      },
    )
  })
})

describe('values', () => {
  it('takes plain values and typed arrays, and nothing empty', () => {
    const set = (text: string): string => `Set-ADUser ${sam('plain')} ${text} @s`
    const argument = (message: string, name: string): string =>
      `System.ArgumentException|${message} Parameter name: ${name}|`
    assert.deepEqual(
      run({
        'a PSObject': set(`-Replace @{ title = [psobject]::AsPSObject((New-Object psobject)) }`),
        'an Object[]': set(`-Replace @{ otherTelephone = @('1', '2') }`),
        null: set(`-Replace @{ title = $null }`),
        'an empty text': set(`-Replace @{ title = '' }`),
        'no such attribute': set(`-Replace @{ xyz = '1' }`),
        'clear no such attribute': set(`-Clear xyz`),
        'two for one': set(`-Replace @{ title = [string[]]('1', '2') }`),
        'too long': set(`-Replace @{ department = ('x' * 65) }`),
        'no such manager': set(`-Replace @{ manager = "CN=Nobody,$ou" }`),
        'remove what is absent': set(`-Remove @{ otherTelephone = '9' }`),
        'add what is there': set(`-Add @{ otherTelephone = '1' }`),
        'all at once': set(
          `-Remove @{ otherTelephone = '1' } -Add @{ otherMobile = [string[]]('5', '6') } -Replace @{ title = 'T'; jpegPhoto = [byte[]](1, 2) } -Clear department -City Bonn`,
        ),
        after: `$u = Get-ADUser ${sam('plain')} -Properties otherTelephone, otherMobile, title, jpegPhoto, department, l @s; $u['otherTelephone'].Count; ($u.otherMobile | Sort-Object) -join '+'; $u.title; $u['jpegPhoto'][0].GetType().Name; $null -eq $u.Department; $u.l`,
        'null clears': `${set('-City $null')}; $null -eq (Get-ADUser ${sam('plain')} -Properties City @s).City`,
      }),
      {
        'a PSObject': argument(`Invalid type 'System.Management.Automation.PSObject'.`, 'title'),
        'an Object[]': argument(`Invalid type 'System.Object[]'.`, 'otherTelephone'),
        null: argument('The value must not be null or empty.', 'title'),
        'an empty text': argument('The value must not be null or empty.', 'title'),
        'no such attribute': argument('The specified directory service attribute or value does not exist', 'xyz'),
        'clear no such attribute': argument('The specified directory service attribute or value does not exist', 'xyz'),
        'two for one': `${management}ADException|Multiple values were specified for an attribute that can have only one value|8321`,
        'too long': outOfRange,
        'no such manager': `${management}ADException|The name reference is invalid|8373`,
        'remove what is absent': `${management}ADException|The specified directory service attribute or value does not exist|8202`,
        'add what is there': `${management}ADException|The specified value already exists|8323`,
        'all at once': '',
        after: '0;5+6;T;Byte[];True;Bonn',
        'null clears': 'True',
      },
    )
  })
})

describe('accounts', () => {
  it('guards passwords as the domain does', () => {
    const account = sam('pass')
    const reset = (text: string): string => `Set-ADAccountPassword ${account} -Reset -NewPassword (Secret '${text}') @s`
    assert.deepEqual(
      run({
        made: `Person Pass ${account}; $u = Get-ADUser ${account} -Properties userAccountControl, pwdLastSet @s; $u.userAccountControl; $u.pwdLastSet`,
        'enabled without one': `Enable-ADAccount ${account} @s`,
        'by Set-ADUser': `Set-ADUser ${account} -Enabled $true @s`,
        short: reset('aB1'),
        'with the account name': reset(`Xy1!${account}`),
        good: reset('Correct1.Horse'),
        enabled: `Enable-ADAccount ${account} @s; (Get-ADUser ${account} @s).Enabled`,
        disabled: `Disable-ADAccount ${account} @s; (Get-ADUser ${account} @s).Enabled`,
        'must change': `Set-ADUser ${account} -ChangePasswordAtLogon $true @s; (Get-ADUser ${account} -Properties pwdLastSet @s).pwdLastSet`,
        'cannot change': `foreach ($x in $true, $false) { Set-ADAccountControl ${account} -CannotChangePassword $x @s; (Get-ADUser ${account} -Properties CannotChangePassword @s).CannotChangePassword }`,
        'new and enabled without one': `New-ADUser -Name Later -SamAccountName ${sam('later')} -Path $ou -Enabled $true @s`,
        'which stays, disabled': `(Get-ADUser ${sam('later')} @s).Enabled`,
        'new with one': `New-ADUser -Name Now -SamAccountName ${sam('now')} -Path $ou -AccountPassword (Secret 'Correct1.Horse') -Enabled $true @s; $u = Get-ADUser ${sam('now')} -Properties pwdLastSet @s; $u.Enabled; $u.pwdLastSet`,
        expires: `Set-ADAccountExpiration ${account} -DateTime ([DateTime]'2030-01-02 03:04:05') @s; $u = Get-ADUser ${account} -Properties AccountExpirationDate @s; $u.AccountExpirationDate.ToString('s'); $u.AccountExpirationDate.Kind; Clear-ADAccountExpiration ${account} @s; $null -eq (Get-ADUser ${account} -Properties AccountExpirationDate @s).AccountExpirationDate`,
        'without the right': `$c = New-Object System.Management.Automation.PSCredential '${sam('low')}@target.test', (Secret 'Correct1.Horse'); New-ADUser -Name Low -SamAccountName ${sam('low')} -UserPrincipalName ${sam('low')}@target.test -Path $ou -AccountPassword (Secret 'Correct1.Horse') -ChangePasswordAtLogon $false -Enabled $true @s; Set-ADUser ${account} -Title x -Credential $c @s`,
        'a wrong password': `$c = New-Object System.Management.Automation.PSCredential '${sam('low')}@target.test', (Secret 'wrong'); Get-ADUser ${account} -Credential $c @s`,
        'a parameter the lab lacks': `Set-ADUser ${account} -KerberosEncryptionType AES256 @s`,
      }),
      {
        made: '514;0',
        'enabled without one': weak,
        'by Set-ADUser': weak,
        short: weak,
        'with the account name': weak,
        good: '',
        enabled: 'True',
        disabled: 'False',
        'must change': '0',
        'cannot change': 'True;False',
        'new and enabled without one': weak,
        'which stays, disabled': 'False',
        'new with one': 'True;0',
        expires: '2030-01-02T03:04:05;Local;True',
        'without the right': `${management}ADException|Insufficient access rights to perform the operation|8344`,
        'a wrong password':
          'System.Security.Authentication.AuthenticationException|The server has rejected the client credentials.|',
        'a parameter the lab lacks': `System.NotSupportedException|The lab's ActiveDirectory module does not support the parameter -KerberosEncryptionType of Set-ADUser.|`,
      },
    )
  })
})

describe('group members', () => {
  it('changes them all or none, with one modify', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ad-log-'))
    const log = join(folder, 'log')
    const group = sam('group')
    const results = run(
      {
        people: `foreach ($i in 1..4) { Person "Member $i" "m$i$tag" }`,
        'one unknown': `Add-ADGroupMember ${group} -Members m1$tag, nobody @s`,
        'one unknown DN': `Add-ADGroupMember ${group} -Members m1$tag, "CN=Nobody,$ou" @s`,
        none: `(Get-ADGroup ${group} -Properties Members @s).Members.Count`,
        'by each kind of identity': `$u = Get-ADUser m1$tag @s; Add-ADGroupMember ${group} -Members $u.ObjectGUID, "CN=Member 2,$ou", m3$tag @s; (Get-ADGroup ${group} -Properties Members @s).Members.Count`,
        again: `Add-ADGroupMember ${group} -Members m1$tag @s`,
        'one of two again': `Add-ADGroupMember ${group} -Members (Get-ADUser m1$tag @s).ObjectGUID, m4$tag @s; Remove-ADGroupMember ${group} -Members m4$tag -Confirm:$false @s; Remove-ADGroupMember ${group} -Members m4$tag -Confirm:$false @s`,
        'again, strictly': `Add-ADGroupMember ${group} -Members m1$tag -DisablePermissiveModify @s`,
        members: `(Get-ADGroupMember ${group} @s | ForEach-Object { $_.SamAccountName } | Sort-Object) -join '+'`,
        'asks first': `Remove-ADGroupMember ${group} -Members m1$tag @s`,
        'does not ask': `Remove-ADGroupMember ${group} -Members m1$tag, m2$tag -Confirm:$false @s; (Get-ADGroup ${group} -Properties Members @s).Members.Count`,
        'only says so': `Add-ADGroupMember ${group} -Members m1$tag -WhatIf @s; (Get-ADGroup ${group} -Properties Members @s).Members.Count`,
      },
      { LAB_AD_LOG: log },
    )
    const asked = results['asks first'] as string
    assert.notEqual(asked, '')
    assert.deepEqual(
      { ...results, 'asks first': '' },
      {
        people: '',
        'one unknown': noIdentity('nobody'),
        'one unknown DN': `${management}ADIdentityNotFoundException|Directory object not found|8333`,
        none: '0',
        'by each kind of identity': '3',
        again: '',
        'one of two again': '',
        'again, strictly': `${management}ADException|The specified account name is already a member of the group|1378`,
        members: `m1${tag}+m2${tag}+m3${tag}`,
        'asks first': '',
        'does not ask': '1',
        'only says so': '1',
      },
    )
    const logged = readFileSync(log, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { cmdlet: string; kind: string; members?: number })
    const modifies = logged.filter(({ cmdlet, kind }) => kind === 'modify' && cmdlet.endsWith('ADGroupMember'))
    assert.deepEqual(
      modifies.map(({ members }) => members),
      [2, 3, 1, 2, 1, 1, 1, 2],
    )
    assert.equal(readFileSync(log, 'utf8').includes(password), false)
    rmSync(folder, { recursive: true })
  })
})
