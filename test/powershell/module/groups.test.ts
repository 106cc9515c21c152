/** Groups: members, by the cmdlets that find them and by the attribute. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { password } from '../lab-fixture.js'
import { management, noIdentity, notFound, readLog, Unit } from './unit.js'

const unit = new Unit()
const run = unit.run.bind(unit)
const sam = unit.sam.bind(unit)
const { ou, tag } = unit

describe('group members', () => {
  it('changes them all or none, with one modify', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ad-log-'))
    const log = join(folder, 'log')
    const group = sam('group')
    const results = await run(
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
        'one unknown DN': noIdentity(`CN=Nobody,${ou}`),
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
    const logged = readLog(log)
    // Each member is looked for by itself, before anything is written.
    const searches = logged.filter(({ cmdlet, kind }) => kind === 'search' && cmdlet === 'Add-ADGroupMember')
    assert.equal(searches.length, 3 + 3 + 4 + 2 + 3 + 2 + 2)
    const modifies = logged.filter(({ cmdlet, kind }) => kind === 'modify' && cmdlet.endsWith('ADGroupMember'))
    assert.deepEqual(
      modifies.map(({ members }) => members),
      [3, 1, 2, 1, 1, 1, 2],
    )
    assert.equal(readFileSync(log, 'utf8').includes(password), false)
    rmSync(folder, { recursive: true })
  })

  it('changes the attribute with one modify, silent where it is as wanted', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ad-log-'))
    const log = join(folder, 'log')
    const count = `(Get-ADGroup ${sam('many')} -Properties Members @s).Members.Count`
    const set = (change: string): string => `Set-ADGroup ${sam('many')} ${change} @s; ${count}`
    const results = await run(
      {
        made: `New-ADGroup -Name Many -SamAccountName ${sam('many')} -GroupScope Global -Path $ou @s; foreach ($i in 1..20) { Person "Many $i" "n$i$tag" }; foreach ($i in 1..20) { $i }`,
        add: set(`-Add @{ member = [string[]](1..20 | ForEach-Object { "CN=Many $_,$ou" }) }`),
        again: set(`-Add @{ member = [string[]]("CN=many 1,$ou", "CN=Many 2,$ou") }`),
        'in another spelling': set(`-Remove @{ member = "cn=MANY 3,$ou" }`),
        'absent, and present': set(`-Remove @{ member = [string[]]("CN=Many 3,$ou", "CN=Many 4,$ou") }`),
        both: set(
          `-Remove @{ member = "CN=Many 5,$ou" } -Add @{ member = [string[]]("CN=Many 3,$ou", "CN=Many 6,$ou") }`,
        ),
        'one unknown': set(`-Add @{ member = [string[]]("CN=Many 4,$ou", "CN=Nobody,$ou") }`),
        'none by that': count,
        'remove one unknown': set(`-Remove @{ member = [string[]]("CN=Many 1,$ou", "CN=Nobody,$ou") }`),
      },
      { LAB_AD_LOG: log },
    )
    assert.deepEqual(
      { ...results, made: '' },
      {
        made: '',
        add: '20',
        again: '20',
        'in another spelling': '19',
        'absent, and present': '18',
        both: '18',
        'one unknown': notFound,
        'none by that': '18',
        'remove one unknown': notFound,
      },
    )
    const modifies = readLog(log).filter(({ cmdlet, kind }) => kind === 'modify' && cmdlet === 'Set-ADGroup')
    assert.deepEqual(
      modifies.map(({ members }) => members),
      [20, 2, 1, 2, 3, 2, 2],
    )
    rmSync(folder, { recursive: true })
  })
})
