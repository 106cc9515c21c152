/** Names: what Windows refuses, and which it holds to be the same. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { badName, exists, management, nameInUse, notFound, outOfRange, Unit, upnInUse } from './unit.js'

const unit = new Unit()
const run = unit.run.bind(unit)
const sam = unit.sam.bind(unit)
const { tag } = unit

describe('names', () => {
  it('refuses what Windows refuses, and compares as Windows does', async () => {
    const person = (name: string, account: string, more = ''): string =>
      `New-ADUser -Name '${name}' -SamAccountName '${account}' -Path $ou ${more} @s`
    assert.deepEqual(
      await run({
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
        'no such container': notFound,
      },
    )
  })

  it('refuses a line feed and a NUL', async () => {
    const violation = `${management}ADException|There was a naming violation|8247`
    const syntax = `${management}ADException|The object name has bad syntax|8335`
    assert.deepEqual(
      await run({
        'line feed': `Person "a\`nb" ${sam('lf')}`,
        'line feed in a new name': `Rename-ADObject "CN=Plain,$ou" -NewName "a\`nb" @s`,
        'line feed in a unit': `New-ADOrganizationalUnit -Name "a\`nb" -Path $ou @s`,
        NUL: `Person "a$([char]0)b" ${sam('nul')}`,
        'carriage return and tab': `Person "a\`r\`tb" ${sam('cr')}`,
      }),
      {
        'line feed': violation,
        'line feed in a new name': violation,
        'line feed in a unit': violation,
        NUL: syntax,
        'carriage return and tab': '',
      },
    )
  })

  it('holds letters to be one that Unicode tells apart', async () => {
    const twin = (one: string, other: string, index: number): string =>
      `Person '${one}' f${index}${tag}; Person '${other}' g${index}${tag}`
    const pairs = [
      ['Søren Lund', 'soren lund'],
      ['Łukasz', 'Lukasz'],
      ['Æsa', 'aesa'],
      ['Ｙａｍａｄａ', 'Yamada'],
      ['ガ', 'ｶﾞ'],
      ['ılker', 'İlker'],
      ['Ⓡobert', 'Robert'],
    ] as const
    const cases = Object.fromEntries(pairs.map(([one, other], index) => [other, twin(one, other, index)]))
    assert.deepEqual(await run(cases), Object.fromEntries(pairs.map(([, other]) => [other, nameInUse])))
    assert.deepEqual(await run({ mueller: twin('Müller', 'Mueller', 8) }), { mueller: '' })
  })

  it('refuses a taken name in an update, too', async () => {
    const set = (text: string): string => `Set-ADUser ${sam('second')} ${text} @s`
    assert.deepEqual(
      await run({
        made: `Person Second ${sam('second')}`,
        'principal name': set(`-UserPrincipalName ${sam('PLAIN')}@target.test`),
        'principal name as attribute': set(`-Replace @{ userPrincipalName = '${sam('plain')}@TARGET.test' }`),
        // Administrator has no principal name of its own: account name and domain make one.
        'implied principal name': set(`-UserPrincipalName Administrator@target.test`),
        'account name': set(`-SamAccountName ${sam('PLAIN')}`),
      }),
      {
        made: '',
        'principal name': upnInUse,
        'principal name as attribute': upnInUse,
        'implied principal name': upnInUse,
        'account name': exists,
      },
    )
  })
})
