/**
 * A fine-grained password policy that applies and that the service account may not read: the
 * default for all but Domain Admins.
 */
import assert from 'node:assert/strict'
import { it } from 'node:test'
import { Client } from 'ldapts'
import { base, environment, password } from '../lab-fixture.js'
import { noIdentity, Unit } from './unit.js'

const unit = new Unit()
const policy = `CN=policy-${unit.tag},CN=Password Settings Container,CN=System,${base}`
/** Adds the policy for the time of `act`. */
async function withPolicy(act: () => Promise<void>): Promise<void> {
  const ldap = new Client({ url: environment['LAB_TARGET_URI'] as string })
  await ldap.bind(environment['LAB_TARGET_BIND'] as string, password)
  try {
    await ldap.add(policy, {
      objectClass: 'msDS-PasswordSettings',
      'msDS-PasswordSettingsPrecedence': '10',
      'msDS-PasswordReversibleEncryptionEnabled': 'FALSE',
      'msDS-PasswordHistoryLength': '5',
      'msDS-PasswordComplexityEnabled': 'TRUE',
      'msDS-MinimumPasswordLength': '17',
      'msDS-MinimumPasswordAge': '0',
      'msDS-MaximumPasswordAge': '-9223372036854775808',
      'msDS-LockoutThreshold': '0',
      'msDS-LockoutObservationWindow': '-18000000000',
      'msDS-LockoutDuration': '-18000000000',
      'msDS-PSOAppliesTo': `CN=Plain,${unit.ou}`,
    })
    await act()
    await ldap.del(policy)
  } finally {
    await ldap.unbind()
  }
}

it('is given to an administrator; to anybody else it is an object that is not found, and the script goes on', () =>
  withPolicy(async () => {
    const ask = `Get-ADUserResultantPasswordPolicy ${unit.sam('plain')}`
    assert.deepEqual(
      await unit.run({
        reader: `Logon Reader ${unit.sam('reader')}`,
        administrator: `(${ask} @s).MinPasswordLength`,
        'to whom none applies': `$null -eq (Get-ADUserResultantPasswordPolicy ${unit.sam('reader')} @s)`,
        'anybody else': `${ask} -Credential (As ${unit.sam('reader')}) @s`,
        quietly: `$ErrorActionPreference = 'SilentlyContinue'; ${ask} -Credential (As ${unit.sam('reader')}) @s; 'goes on'`,
      }),
      {
        reader: '',
        administrator: '17',
        'to whom none applies': 'True',
        'anybody else': noIdentity(policy),
        quietly: 'goes on',
      },
    )
  }))
