import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { dnKey, parseDn, rdnValue } from '../../../../src/core/names/distinguished-name.js'
import { nameValue } from './arbitrary-names.js'

describe('a distinguished name is read', () => {
  const cases: [string, string, string][] = [
    ['plain', 'CN=Ann Lee', 'Ann Lee'],
    ['with a comma escaped', 'CN=Lee\\, Ann', 'Lee, Ann'],
    ['with a comma as hex', 'CN=Lee\\2C Ann', 'Lee, Ann'],
    ['with "=" as Windows prints it', 'CN=a\\=b', 'a=b'],
    ['with "=" as Samba prints it', 'CN=a\\3Db', 'a=b'],
    ['with "=" as people write it', 'CN=a=b', 'a=b'],
    ['with "?" as Samba prints it', 'CN=why\\?', 'why?'],
    ['with every special character escaped', 'CN=\\,\\#\\+\\"\\<\\>\\;\\=\\\\\\ ', ',#+"<>;=\\ '],
    ['with UTF-8 as hex pairs', 'CN=Lu\\C4\\8Di\\C4\\87', 'Lučić'],
    ['with an emoji as hex pairs', 'CN=\\F0\\9F\\98\\80', '😀'],
    ['with a byte order mark inside', 'CN=\\EF\\BB\\BFa', '\ufeffa'],
    ['with escaped outer spaces', 'CN=\\  a \\ ', '  a  '],
    ['with unescaped outer spaces, which do not count', 'CN =   a b   ', 'a b'],
    ['with a trailing escaped space before unescaped ones', 'CN=a\\    ', 'a '],
    ['with an inner "#"', 'CN=C# developers', 'C# developers'],
    ['with an escaped leading "#"', 'CN=\\#1', '#1'],
    ['quoted', 'CN="Lee, Ann; \\"the\\" + one " ', 'Lee, Ann; "the" + one '],
    ['as BER bytes', 'CN=#04024869', 'Hi'],
    ['of a deleted or conflicting object', 'CN=Ann\\0ACNF:0f', 'Ann\nCNF:0f'],
    ['empty', 'CN=', ''],
    ['with an OID', 'OID.2.5.4.3=a', 'a'],
  ]
  for (const [what, text, expected] of cases) {
    it(what, () => assert.equal(rdnValue(text), expected))
  }

  it('component by component, with "," or ";" and spaces around separators', () => {
    assert.deepEqual(parseDn('CN=a + uid=1 ; OU = b,DC=c'), [
      [
        { type: 'CN', value: 'a' },
        { type: 'uid', value: '1' },
      ],
      [{ type: 'OU', value: 'b' }],
      [{ type: 'DC', value: 'c' }],
    ])
  })
  it('empty: the root', () => assert.deepEqual(parseDn('  '), []))
})

describe('a text that is no distinguished name is refused with the position', () => {
  const cases: [string, RegExp][] = [
    ['Users', /"Users": at position 6 "=" is expected, it ends there/],
    ['CN=a,,DC=b', /position 6 an attribute type such as CN is expected, found ","/],
    ['CN=a,', /position 6 an attribute type such as CN is expected, it ends there/],
    ['CN=a<b', /position 5 "," or the end is expected, found "<"/],
    ['CN=a\\', /position 5 "," or the end is expected, found "\\\\"/],
    ['CN=C:\\xyz', /position 6 "," or the end is expected/],
    ['CN=\\FF', /position 4 UTF-8 as hex pairs is expected/],
    ['CN="a', /position 6 a closing quote is expected, it ends there/],
    ['CN="a"b', /position 7 "," or the end is expected, found "b"/],
    ['CN=#0405', /position 4 the BER encoding of a string is expected/],
  ]
  for (const [text, message] of cases) {
    it(text, () =>
      assert.throws(
        () => parseDn(text),
        (error) => error instanceof SyntaxError && message.test(error.message),
      ),
    )
  }
  it('in time that grows with its length, whatever spaces it has', () => {
    const spaces = ' '.repeat(200_000)
    const begin = performance.now()
    assert.equal(dnKey(`CN=${spaces}a${spaces}b${spaces}\\ ,DC=c`), 'cn=a b,dc=c')
    assert.ok(performance.now() - begin < 1000)
  })
  it('whatever the text: a name or a SyntaxError, nothing else', () => {
    fc.assert(
      fc.property(
        fc.oneof(nameValue, fc.string({ unit: fc.constantFrom('CN', '=', ',', '+', '\\', '"', ' ', '#', '4', '0') })),
        (text) => {
          try {
            parseDn(text)
          } catch (error) {
            assert.ok(error instanceof SyntaxError)
          }
        },
      ),
      { numRuns: 2000 },
    )
  })
})
