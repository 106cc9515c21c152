import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { passwordsCsv } from '../../../../src/interactive/passwords/password-archive.js'
import type { SetPassword } from '../../../../src/interactive/passwords/set-password.js'

const ANNA: SetPassword = {
  user: 'P Anna Meyer',
  sAMAccountName: 'a.meyer',
  userPrincipalName: 'a.meyer@target.test',
  displayName: 'Anna Meyer',
  mail: 'anna@example.com',
  department: 'Sales, "Service"; West - East',
  groups: ['Staff', 'VPN Access'],
  password: 'Teapot;=Meadow-47',
  isCertain: true,
}

/** As spreadsheets read it: a quotation mark means something at the beginning of a cell only. */
function rowsOf(file: string, separator: string): string[][] {
  const csv = file.replace(/^\ufeff/, '').replaceAll('\r\n', '\n')
  const rows: string[][] = [[]]
  let at = 0
  while (at < csv.length) {
    let cell = ''
    if (csv[at] === '"') {
      for (at++; at < csv.length && !(csv[at] === '"' && csv[at + 1] !== '"'); at++) {
        cell += csv[at]
        if (csv[at] === '"') at++
      }
      at++
    }
    while (at < csv.length && csv[at] !== separator && csv[at] !== '\n') cell += csv[at++]
    rows.at(-1)!.push(cell)
    if (csv[at] === '\n' && at + 1 < csv.length) rows.push([])
    at++
  }
  return rows
}

describe('the passwords as CSV', () => {
  it('have a row a person', () => {
    const [head, first] = rowsOf(passwordsCsv([ANNA]), ',')
    assert.deepEqual(head, [
      ...['user', 'account', 'user principal name', 'display name', 'mail', 'department', 'groups', 'password', 'set'],
    ])
    assert.deepEqual(first, [
      ...['P Anna Meyer', 'a.meyer', 'a.meyer@target.test', 'Anna Meyer', 'anna@example.com'],
      ...['Sales, "Service"; West - East', 'Staff; VPN Access', 'Teapot;=Meadow-47', 'yes'],
    ])
  })
  // Excel takes the list separator of the computer's region, which is the semicolon in most of
  // Europe.
  it('hold no formula, whatever separates cells for the spreadsheet', () => {
    const signs = ['=', '+', '-', '@', '\uff1d', '\uff0b', '\uff0d', '\uff20']
    const before = ['', 'a;', 'a,', 'a\t', 'a|', 'a\r\n', 'a\n', 'a; ', 'a;"', 'a; " ', ' ', '"', '\n', ';;']
    const evil = before.flatMap((start) => signs.map((sign) => `${start}${sign}cmd|'/C calc'!A0;b`))
    const passwords = evil.map((text) => ({
      ...ANNA,
      user: text,
      displayName: text,
      department: text,
      groups: ['a', text],
      password: 'Teapot-Meadow-47',
    }))
    for (const separator of [',', ';', '\t', '|'])
      for (const cell of rowsOf(passwordsCsv(passwords), separator).flat())
        assert.doesNotMatch(cell, /^[\s"]*[=+\-@\uff1d\uff0b\uff0d\uff20]/, JSON.stringify([separator, cell]))
  })
})
