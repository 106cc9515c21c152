import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { tableLines } from '../../../src/terminal/table.js'

describe('a table', () => {
  it('has columns as wide as their longest text, and wraps the last one below itself', () =>
    assert.deepEqual(
      tableLines(
        [
          ['a', 'one'],
          ['ccc', 'two words and more of them than fit'],
        ],
        { columns: 26, plain: false },
      ),
      ['a    one', 'ccc  two words and more of', '     them than fit'],
    ))
  it('measures wide characters as two columns, and shows control characters', () =>
    assert.deepEqual(
      tableLines(
        [
          ['李', 'x'],
          ['abcd', '\u001b'],
        ],
        { columns: 80, plain: false },
      ),
      ['李    x', 'abcd  \\u001b'],
    ))
  it('of two hundred thousand rows is one, too', () =>
    assert.equal(tableLines(Array<string[]>(200_000).fill(['a', 'b']), { columns: 80, plain: false }).length, 200_000))
  it('of no rows has no lines', () => assert.deepEqual(tableLines([], { columns: 80, plain: false }), []))
})
