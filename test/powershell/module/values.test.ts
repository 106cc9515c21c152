/** Values: what attributes may be given, and how. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { argument, management, outOfRange, Unit } from './unit.js'

const unit = new Unit()
const run = unit.run.bind(unit)
const sam = unit.sam.bind(unit)

describe('values', () => {
  it('takes plain values and typed arrays, and nothing empty', async () => {
    const set = (text: string): string => `Set-ADUser ${sam('plain')} ${text} @s`
    assert.deepEqual(
      await run({
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

  it('are of one type, and given once', async () => {
    const set = (text: string): string => `Set-ADUser ${sam('plain')} ${text} @s`
    const twice = (name: string): string => argument('The attribute is given by a parameter already.', name)
    const collection = (values: string): string =>
      `$v = [Microsoft.ActiveDirectory.Management.ADPropertyValueCollection]::new(); foreach ($x in ${values}) { $null = $v.Add($x) }; `
    assert.deepEqual(
      await run({
        'of two types': collection(`'1', 2`) + set(`-Replace @{ otherTelephone = $v }`),
        'of one type': collection(`'1', '2'`) + set(`-Replace @{ otherTelephone = $v }`),
        'replaced, too': set(`-Title a -Replace @{ TITLE = 'b' }`),
        'added, too': set(`-Title a -Add @{ title = 'b' }`),
        'removed, too': set(`-Title a -Remove @{ title = 'b' }`),
        'cleared, too': set(`-City a -Clear l`),
        'other attributes, too': `New-ADUser -Name Twice -SamAccountName ${sam('twice')} -Department a -OtherAttributes @{ department = 'b' } -Path $ou @s`,
        'account name, too': `New-ADUser -Name Twice -SamAccountName ${sam('twice')} -OtherAttributes @{ sAMAccountName = '${sam('two')}' } -Path $ou @s`,
        'account name as attribute': `New-ADUser -Name Twice -OtherAttributes @{ sAMAccountName = '${sam('two')}'; userAccountControl = 546 } -Path $ou @s; $u = Get-ADUser "CN=Twice,$ou" -Properties userAccountControl @s; $u.SamAccountName -eq '${sam('two')}'; $u.userAccountControl`,
      }),
      {
        'of two types': argument('All values in the collection must be of the same type.', 'otherTelephone'),
        'of one type': '',
        'replaced, too': twice('title'),
        'added, too': twice('title'),
        'removed, too': twice('title'),
        'cleared, too': twice('l'),
        'other attributes, too': twice('department'),
        'account name, too': twice('sAMAccountName'),
        'account name as attribute': 'True;546',
      },
    )
  })

  it('of time are written in the calendar of the culture', async () => {
    const date = `[datetime]::SpecifyKind([datetime]'2030-01-02 03:04:05', 'Utc')`
    const set = `Set-ADUser ${sam('plain')} -Replace @{ msTSExpireDate = ${date} } @s; (Get-ADUser ${sam('plain')} -Properties msTSExpireDate @s).msTSExpireDate.ToUniversalTime().ToString('s', [cultureinfo]::InvariantCulture)`
    assert.deepEqual(
      await run({
        invariant: `[cultureinfo]::CurrentCulture = ''; ${set}`,
        Thai: `[cultureinfo]::CurrentCulture = 'th-TH'; ${set}`,
      }),
      { invariant: '2030-01-02T03:04:05', Thai: '2573-01-02T03:04:05' },
    )
  })
})
