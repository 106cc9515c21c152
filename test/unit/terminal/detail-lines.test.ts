import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { wrapped } from '../../../src/terminal/detail-lines.js'

describe('a text wrapped at words', () => {
  it('leaves no sign of a change at the end of a line', () => {
    assert.deepEqual(wrapped('mail; - Plant Operators', 7), ['mail;', '- Plant', 'Operators'])
    assert.deepEqual(wrapped('a; + Staff, Sales', 4), ['a;', '+ Staff,', 'Sales'])
    assert.deepEqual(wrapped('title "x" -> (none)', 12), ['title "x"', '-> (none)'])
    assert.deepEqual(wrapped('- Plant', 4), ['- Plant'])
    assert.deepEqual(wrapped('Meyer-Landrut b', 13), ['Meyer-Landrut', 'b'])
  })
  it('counts a wide character as two columns', () =>
    assert.deepEqual(wrapped('李 小龍 Nguyen', 10), ['李 小龍', 'Nguyen']))
})
