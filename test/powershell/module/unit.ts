/**
 * What the tests of the lab's ActiveDirectory module share: an organisational unit of their own in
 * the target domain, and PowerShell to run cases in. The module refuses what Microsoft's refuses,
 * with its exception types, codes and texts.
 */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { after, before } from 'node:test'
import { Client, Control } from 'ldapts'
import { base, environment, password } from '../lab-fixture.js'

export const management = 'Microsoft.ActiveDirectory.Management.'
export const weak = `${management}ADPasswordComplexityException|The password does not meet the length, complexity, or history requirement of the domain.`
export const exists = `${management}ADIdentityAlreadyExistsException|The specified account already exists|1316`
export const nameInUse = `${management}ADException|An attempt was made to add an object to the directory with a name that is already in use|8305`
export const upnInUse = `${management}ADException|The operation failed because UPN value provided for addition/modification is not unique forest-wide|8648`
export const badName = `${management}ADException|The name provided is not a properly formed account name|1315`
export const outOfRange = `${management}ADException|A value for the attribute was not in the acceptable range of values|8322`
export const notFound = `${management}ADIdentityNotFoundException|Directory object not found|0`
export const noRights = `${management}ADException|Insufficient access rights to perform the operation|8344`
export const down = `${management}ADServerDownException|Unable to contact the server. This may be because this server does not exist, it is currently down, or it does not have the Active Directory Web Services running.|0`
export const noIdentity = (identity: string): string =>
  `${management}ADIdentityNotFoundException|Cannot find an object with identity: '${identity}' under: '${base}'.|0`
export const argument = (message: string, name: string): string =>
  `System.ArgumentException|${message} Parameter name: ${name}|`

/** One line of the module's own log: a cmdlet, or a request to the domain controller. */
export interface Logged {
  cmdlet: string
  kind: string
  dn?: string
  members?: number
}
export const readLog = (path: string): Logged[] =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Logged)

export class Unit {
  readonly tag = randomBytes(3).toString('hex')
  readonly ou = `OU=module-${this.tag},${base}`

  /** The user `plain` and the group `group` in a unit of their own, for the tests of one file. */
  constructor() {
    // Not by the module: a PowerShell less for every file.
    const ldap = new Client({ url: environment['LAB_TARGET_URI'] as string })
    before(async () => {
      await ldap.bind(environment['LAB_TARGET_BIND'] as string, password)
      await ldap.add(this.ou, { objectClass: 'organizationalUnit' })
      await ldap.add(`CN=Plain,${this.ou}`, {
        objectClass: 'user',
        sAMAccountName: this.sam('plain'),
        userPrincipalName: `${this.sam('plain')}@target.test`,
        userAccountControl: '514',
        department: 'IT',
        otherTelephone: '1',
      })
      await ldap.add(`CN=Group,${this.ou}`, { objectClass: 'group', sAMAccountName: this.sam('group') })
    })
    after(async () => {
      // The tree-delete control: MS-ADTS 3.1.1.3.4.1.15
      await ldap.del(this.ou, new Control('1.2.840.113556.1.4.805', { critical: true }))
      await ldap.unbind()
    })
  }

  /** An account name that no other unit uses. */
  sam(name: string): string {
    return `${name}${this.tag}`
  }

  get #prelude(): string[] {
    return [
      `Set-StrictMode -Version 2; $ErrorActionPreference = 'Stop'; $env:ADPS_LoadDefaultDrive = '0'; Import-Module ActiveDirectory`,
      `$s = @{ Server = 'target.test' }; $ou = '${this.ou}'; $tag = '${this.tag}'`,
      `function Secret($text) { $secret = New-Object System.Security.SecureString; foreach ($c in $text.ToCharArray()) { $secret.AppendChar($c) }; , $secret }`,
      `function As($account) { New-Object System.Management.Automation.PSCredential "$account@target.test", (Secret 'Correct1.Horse') }`,
      `function Person($name, $account) { New-ADUser -Name $name -SamAccountName $account -Path $ou @s }`,
      `function Logon($name, $account) { New-ADUser -Name $name -SamAccountName $account -UserPrincipalName "$account@target.test" -Path $ou -AccountPassword (Secret 'Correct1.Horse') -ChangePasswordAtLogon $false -Enabled $true @s }`,
    ]
  }

  /**
   * Runs the cases in order, in one PowerShell: name -> output joined with `;`, or
   * `type|message|code` of the error.
   *
   * @param extra more of the environment
   */
  async run(cases: Record<string, string>, extra: NodeJS.ProcessEnv = {}): Promise<Record<string, string>> {
    const lines = Object.entries(cases).map(
      ([name, code]) =>
        `try { $r = @(& { ${code} }); '@@${name}=' + ($r -join ';') } catch { $e = $_.Exception; $c = ''; ` +
        `if ($e.PSObject.Properties['ErrorCode']) { $c = $e.ErrorCode }; ` +
        `'@@${name}=' + $e.GetType().FullName + '|' + $e.Message.Replace([string][char]13, '').Replace([string][char]10, ' ') + '|' + $c }`,
    )
    const child = spawn(
      environment['NODE_POWERSHELL'] as string,
      ['-NoLogo', '-NoProfile', '-NonInteractive', '-NoExit', '-Command', '-'],
      { env: { ...environment, TERM: 'dumb', ...extra }, timeout: 300_000 },
    )
    child.stdin.end([...this.#prelude, ...lines, ''].join('\n'))
    const [stdout, stderr] = (await Promise.all([buffer(child.stdout), buffer(child.stderr)])).map(String)
    const results = Object.fromEntries(
      [...(stdout as string).matchAll(/^@@(.+?)=(.*?)\r?$/gm)].map(([, name, value]) => [name, value]),
    )
    assert.deepEqual(Object.keys(results), Object.keys(cases), stderr)
    return results as Record<string, string>
  }
}
