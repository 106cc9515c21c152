import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { columnsOf } from '../../../src/terminal/columns-of.js'
import { signedRows, type SignedRow, type Sign } from '../../../src/terminal/signed-rows.js'

const STYLE = { color: false, plain: false, all: false, rest: '--all', columns: 80 }
const row = (sign: Sign, name: string, text = '', waits = false): SignedRow => ({ sign, cells: [name, text], waits })
const many = (count: number, sign: Sign, waits = false) =>
  Array.from({ length: count }, (_, index) => row(sign, `${sign}${index}`, '', waits))

describe('a line a person', () => {
  it('has its text beside the name, in a column', () =>
    assert.deepEqual(signedRows([row('+', 'Ann', 'a'), row('-', 'Benedict', 'b')], STYLE), [
      '+ Ann       a',
      '- Benedict  b',
    ]))

  it('is as wide as the terminal at most: a long name, and a long text, have the text below', () => {
    const name = 'x'.repeat(60)
    const words = Array.from({ length: 40 }, (_, index) => `attribute${index} "value"`).join(', ')
    const rows = [row('+', 'Ann', `a ${'y'.repeat(75)}`), row('~', name, 'short'), row('~', 'Bo', words)]
    for (const columns of [80, 120]) {
      const lines = signedRows(rows, { ...STYLE, columns })
      assert.ok(lines.every((line) => columnsOf(line) <= columns, lines.join('\n')))
    }
    assert.deepEqual(signedRows(rows, STYLE).slice(0, 5), [
      '+ Ann',
      '    a',
      `    ${'y'.repeat(75)}`,
      `~ ${name}`,
      '    short',
    ])
  })

  it('is one line more for a long name, rather than for all others', () => {
    const text = `${'word '.repeat(10)}end`
    const short = ['Ann', 'Bo', 'Cleo'].map((name) => row('+', name, text))
    const lines = signedRows([...short, row('+', 'x'.repeat(30), text)], STYLE)
    const below = ['+ xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', `    ${text}`]
    assert.deepEqual(lines, [`+ Ann   ${text}`, `+ Bo    ${text}`, `+ Cleo  ${text}`, ...below])
    // Where it costs nothing, the column is as wide as the longest.
    const beside = signedRows([row('+', 'Ann', 'a'), row('+', 'x'.repeat(30), 'b')], STYLE)
    assert.deepEqual(beside, [`+ Ann${' '.repeat(29)}a`, `+ ${'x'.repeat(30)}  b`])
  })

  it('is there of 40 people; of each kind some, so that many who come do not hide one who goes', () => {
    const lines = signedRows([...many(1000, '+'), ...many(2, '~'), ...many(30, '-')], STYLE)
    const count = (sign: string) => lines.filter((line) => line.startsWith(sign)).length
    assert.deepEqual([count('+ '), count('~ '), count('- ')], [19, 2, 19])
    assert.deepEqual([lines[19], lines.at(-1)], ['and 981 more (--all)', 'and 11 more (--all)'])
    assert.equal(signedRows([...many(1000, '+'), ...many(3, '-')], { ...STYLE, all: true }).length, 1003)
  })

  it('of those who wait comes last, and takes no place of others', () => {
    const lines = signedRows([...many(3, '+'), ...many(3, '-'), ...many(300, '~', true)], STYLE)
    assert.deepEqual([lines[5], lines[6], lines.at(-1)], ['- -2', '~ ~0', 'and 266 more (--all)'])
  })

  it('has the sign in words in plain style, and a colour where that may be', () => {
    assert.deepEqual(signedRows([row('-', 'Ann', 'b')], { ...STYLE, plain: true }), ['gone: Ann, b'])
    assert.match(signedRows([row('-', 'Ann', 'b')], { ...STYLE, color: true })[0]!, /^\u001b\[31m- Ann/)
  })
})
