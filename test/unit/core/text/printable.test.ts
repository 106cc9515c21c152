import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { printable } from '../../../../src/core/text/printable.js'

const special = fc.constantFrom(
  '\u001b',
  '\n',
  '\u202e',
  '\u2066',
  '\ud800',
  '\udc00',
  '\u009b',
  '\u200b',
  '\u200d',
  '\u{e0041}',
  'a',
  '李',
  '😀',
)
const text = fc.string({ unit: fc.oneof(special, fc.string({ unit: 'binary', maxLength: 1 })) })

describe('printable', () => {
  it('shows terminal escapes, controls, bidirectional controls and lone surrogates escaped', () => {
    assert.equal(printable('\u001b[31mred\u0007'), '\\u001b[31mred\\u0007')
    assert.equal(printable('a\r\nb\tc\u007f\u009b'), 'a\\u000d\\u000ab\\u0009c\\u007f\\u009b')
    assert.equal(printable('x\u202eexe.txt\u2066'), 'x\\u202eexe.txt\\u2066')
    assert.equal(printable('\ud800a\udc00'), '\\ud800a\\udc00')
  })
  it('escapes characters without width', () => {
    assert.equal(
      printable('ad\u00admin\u200b\u200c\u200d\u2060\u2064\ufeff\u180e'),
      'ad\\u00admin\\u200b\\u200c\\u200d\\u2060\\u2064\\ufeff\\u180e',
    )
    assert.equal(printable('a\u{e0041}\u{e007f}'), 'a\\udb40\\udc41\\udb40\\udc7f')
    assert.equal(printable('😀\u200d, \u200d😀, a\u200d💻'), '😀\\u200d, \\u200d😀, a\\u200d💻')
  })
  it('escapes letters and blanks that cannot be seen, or not be told from a blank', () => {
    const hidden = [...'\u034f\u115f\u1160\u17b4\u2800\u3164\uffa0\ufff9\ufe00\ufe0f\u180b\u{1d173}\u{e0100}']
    for (const letter of [...hidden, ...'\u00a0\u1680\u2000\u2003\u200a\u202f\u205f'])
      assert.match(printable(`Anna${letter}Meyer`), /^Anna(\\u[0-9a-f]{4})+Meyer$/, letter.codePointAt(0)!.toString(16))
  })
  it('leaves names of people alone', () => {
    for (const name of ["O'Hara, Zoë", 'Müller', '李小龍', 'emoji 😀👩‍💻👩🏽‍💻❤️‍🔥', '葛󠄀城', '山田　太郎', 'a\\b "c"'])
      assert.equal(printable(name), name)
  })
  it('holds nothing that moves a cursor, whatever it is given, and changes nothing a second time', () => {
    fc.assert(
      fc.property(text, (given) => {
        const shown = printable(given)
        assert.doesNotMatch(shown, /[\p{Cc}\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\u{e0041}]/u)
        assert.equal(Buffer.from(shown).toString(), shown, 'no lone surrogate')
        assert.equal(printable(shown), shown)
        if (!shown.includes('\\u')) assert.equal(shown, given)
      }),
    )
  })
})
