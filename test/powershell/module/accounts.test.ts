/** Accounts: passwords, flags, expiry, the right to change the password. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { management, noRights, Unit, weak } from './unit.js'

const unit = new Unit()
const run = unit.run.bind(unit)
const sam = unit.sam.bind(unit)

describe('accounts', () => {
  it('guards passwords as the domain does', async () => {
    const account = sam('pass')
    const reset = (text: string): string => `Set-ADAccountPassword ${account} -Reset -NewPassword (Secret '${text}') @s`
    assert.deepEqual(
      await run({
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
        'enabled without one': `${weak}|1325`,
        'by Set-ADUser': `${weak}|1325`,
        // SetPassword of the web service gives no code.
        short: `${weak}|0`,
        'with the account name': `${weak}|0`,
        good: '',
        enabled: 'True',
        disabled: 'False',
        'must change': '0',
        'cannot change': 'True;False',
        'new and enabled without one': `${weak}|1325`,
        'which stays, disabled': 'False',
        'new with one': 'True;0',
        expires: '2030-01-02T03:04:05;Local;True',
        'without the right': noRights,
        'a wrong password':
          'System.Security.Authentication.AuthenticationException|The server has rejected the client credentials.|',
        'a parameter the lab lacks': `System.NotSupportedException|The lab's ActiveDirectory module does not support the parameter -KerberosEncryptionType of Set-ADUser.|`,
      },
    )
  })

  it('that never expire cannot be told to change their password', async () => {
    const account = sam('never')
    assert.deepEqual(
      await run({
        made: `Logon Never ${account}; Set-ADUser ${account} -PasswordNeverExpires $true @s`,
        'must change': `Set-ADUser ${account} -ChangePasswordAtLogon $true @s`,
        'need not': `Set-ADUser ${account} -ChangePasswordAtLogon $false @s`,
      }),
      {
        made: '',
        'must change': `${management}ADException|ChangePasswordAtLogon cannot be set to TRUE for an account that also has PasswordNeverExpires set to TRUE.|0`,
        'need not': '',
      },
    )
  })

  it('cannot change their password as soon as one entry denies it, inherited or not', async () => {
    const account = sam('denied')
    const change = '(OD;FLAGS;CR;ab721a53-1e2f-11d0-9819-00aa0040529b;;SID)'
    const deny = (dn: string, sid: string, flags = ''): string =>
      `$o = Get-ADObject "${dn}" -Properties nTSecurityDescriptor @s; $d = $o.nTSecurityDescriptor; $t = $d.GetSecurityDescriptorSddlForm('Access'); ` +
      `$d.SetSecurityDescriptorSddlForm($t.Insert($t.IndexOf('('), '${change.replace('FLAGS', flags).replace('SID', sid)}'), 'Access'); Set-ADObject $o -Replace @{ nTSecurityDescriptor = $d } @s`
    const read = `(Get-ADUser ${account} -Properties CannotChangePassword @s).CannotChangePassword`
    const allow = `Set-ADAccountControl ${account} -CannotChangePassword $false @s; ${read}`
    const entries = `@((Get-ADUser ${account} -Properties nTSecurityDescriptor @s).nTSecurityDescriptor.Access | Where-Object { [string]$_.ObjectType -eq 'ab721a53-1e2f-11d0-9819-00aa0040529b' } | ForEach-Object { "$($_.AccessControlType) $($_.IdentityReference.Value)" } | Sort-Object) -join '+'`
    assert.deepEqual(
      await run({
        made: `Person Denied ${account}; ${read}`,
        Self: `${deny('CN=Denied,$ou', 'PS')}; ${read}`,
        cleared: `${allow}; ${entries}`,
        Everyone: `${deny('CN=Denied,$ou', 'WD')}; ${read}`,
        'cleared again': `${allow}; ${entries}`,
        inherited: `${deny('$ou', 'WD', 'CIIO')}; ${read}`,
        'not cleared': allow,
      }),
      {
        made: 'False',
        Self: 'True',
        cleared: 'False;Allow S-1-1-0+Allow S-1-5-10',
        Everyone: 'True',
        'cleared again': 'False;Allow S-1-1-0+Allow S-1-5-10',
        inherited: 'True',
        'not cleared': 'True',
      },
    )
  })

  it('keep the bits that the domain controller computes, when read and when written', async () => {
    const account = sam('computed')
    const flags = `$u = Get-ADUser ${account} -Properties userAccountControl, pwdLastSet, PasswordExpired, PasswordNeverExpires @s; $u.userAccountControl; $u.pwdLastSet; $u.PasswordExpired; $u.PasswordNeverExpires`
    assert.deepEqual(
      await run({
        made: `Logon Computed ${account}; Set-ADUser ${account} -ChangePasswordAtLogon $true @s; ${flags}`,
        disabled: `Disable-ADAccount ${account} @s; ${flags}`,
        enabled: `Enable-ADAccount ${account} @s; ${flags}`,
      }),
      { made: '512;0;True;False', disabled: '514;0;True;False', enabled: '512;0;True;False' },
    )
  })
})
