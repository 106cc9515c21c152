import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { foldCase } from '../../../../src/core/names/case-folding.js'
import {
  dnKey,
  domainOf,
  escapeRdnValue,
  formatDn,
  isBelow,
  isSameOrBelow,
  joinDn,
  parentDn,
  parseDn,
  rdnValue,
  relativeTo,
  sameDn,
} from '../../../../src/core/names/distinguished-name.js'

const value = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom(
      ' ',
      '#',
      ',',
      '+',
      '"',
      '\\',
      '<',
      '>',
      ';',
      '=',
      '\0',
      '\r',
      '\n',
      '\t',
      '3',
      'D',
      'é',
      '李',
      '👩🏽‍💻',
      'ß',
    ),
  }),
)
const rdn = fc.array(
  fc.record({ type: fc.constantFrom('CN', 'ou', 'DC', '2.5.4.3'), value }, { noNullPrototype: true }),
  {
    minLength: 1,
    maxLength: 3,
  },
)
const name = fc.array(rdn, { maxLength: 5 })
const asHexPairs = (text: string) =>
  [...Buffer.from(text)].map((byte) => `\\${byte.toString(16).padStart(2, '0')}`).join('')

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

describe('what is no distinguished name is refused with the position', () => {
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
        fc.oneof(value, fc.string({ unit: fc.constantFrom('CN', '=', ',', '+', '\\', '"', ' ', '#', '4', '0') })),
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

describe('a distinguished name is written', () => {
  it('as Windows writes it', () => {
    assert.equal(escapeRdnValue(' #a,b+c"d\\e<f>g;h=i '), '\\ #a\\,b\\+c\\"d\\\\e\\<f\\>g\\;h\\=i\\ ')
    assert.equal(escapeRdnValue('#1\r\n\0'), '\\#1\\0D\\0A\\00')
    assert.equal(escapeRdnValue(' '), '\\ ')
    assert.equal(escapeRdnValue('  '), '\\ \\ ')
  })
  it('and read back, it is the same, whatever the values', () => {
    fc.assert(
      fc.property(name, (dn) => assert.deepEqual(parseDn(formatDn(dn)), dn)),
      { numRuns: 2000 },
    )
  })
})

describe('two spellings of one name are the same', () => {
  it('whatever the case, spaces and escapes', () => {
    assert.ok(sameDn('CN=Lee\\, Ann,OU=Sales,DC=a', 'cn = LEE\\2c  ANN , ou=sales;dc=A'))
    assert.ok(sameDn('CN=a+OU=b,DC=c', 'ou=B+cn=A,dc=C'))
    assert.ok(sameDn('CN=ÅSA Ως', 'CN=åsa ΩΣ'))
    assert.ok(sameDn('CN=\\ a \\ ', 'CN=a'))
  })
  it('and what differs in more than that is not', () => {
    assert.ok(!sameDn('CN=a\\,DC\\=b', 'CN=a,DC=b'))
    assert.ok(!sameDn('CN=Müller', 'CN=Muller'))
    assert.ok(!sameDn('CN=Strauß', 'CN=Strauss'))
    assert.ok(!sameDn('CN=ab', 'CN=a b'))
    assert.ok(!sameDn('CN=a', 'OU=a'))
    assert.ok(!sameDn('CN=a+OU=b', 'CN=a\\+OU=b'))
  })
  it('for every name and its spelling in hex pairs', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), (values) => {
        const wellFormed = values.map((text) => Buffer.from(text).toString())
        const plain = wellFormed.map((text) => [{ type: 'CN', value: text }])
        assert.equal(dnKey(wellFormed.map((text) => `cn=${asHexPairs(text)}`).join(' , ')), dnKey(plain))
      }),
    )
  })
  it('only when they are: keys of names without case or spaces to fold never meet', () => {
    const digits = fc.array(
      fc.array(
        fc.record({
          type: fc.constant('cn'),
          value: fc.string({ unit: fc.constantFrom('1', ',', '+', '=', '\\', '2', 'c') }),
        }),
        {
          minLength: 1,
          maxLength: 1,
        },
      ),
      { maxLength: 3 },
    )
    fc.assert(
      fc.property(digits, digits, (a, b) => assert.equal(dnKey(a) === dnKey(b), formatDn(a) === formatDn(b))),
      { numRuns: 2000 },
    )
  })
  it('by the case folding of Unicode', () => {
    const folded = new Map<string, string>()
    for (let code = 0; code < 0x1f000; code++) {
      if (code >= 0xd800 && code < 0xe000) continue
      const letter = String.fromCodePoint(code)
      const same = folded.get(foldCase(letter))
      if (same === undefined) folded.set(foldCase(letter), letter)
      else
        assert.match(letter, new RegExp(`^\\u{${same.codePointAt(0)!.toString(16)}}$`, 'iu'), `U+${code.toString(16)}`)
      for (const other of [letter.toLowerCase(), letter.toUpperCase()]) {
        if (new RegExp(`^\\u{${code.toString(16)}}$`, 'iu').test(other))
          assert.equal(foldCase(other), foldCase(letter), `U+${code.toString(16)}`)
      }
    }
  })
})

describe('a name in its tree', () => {
  it('lies below its containers, and not below itself', () => {
    assert.ok(isBelow('CN=a,OU=b,DC=c,DC=d', 'ou=B, dc=C, dc=D'))
    assert.ok(isBelow('CN=a,OU=b,DC=c,DC=d', 'DC=d'))
    assert.ok(isBelow('DC=d', ''))
    assert.ok(!isBelow('OU=b,DC=d', 'OU=b,DC=d'))
    assert.ok(isSameOrBelow('OU=b,DC=d', 'ou=b,dc=d'))
  })
  it('does not lie below what only its text ends with', () => {
    assert.ok(!isBelow('CN=a\\,DC=d', 'DC=d'))
    assert.ok(!isBelow('CN=a,OU=bb,DC=d', 'OU=b,DC=d'))
    assert.ok(!isBelow('CN=x+DC=d', 'DC=d'))
  })
  it('has a container, a relative name and a domain', () => {
    assert.equal(parentDn('CN=Lee\\2C Ann,OU=R\\26D,DC=a,DC=b'), 'OU=R&D,DC=a,DC=b')
    assert.equal(relativeTo('CN=Lee\\2C Ann,OU=x,dc=A,DC=b', 'DC=a,DC=b'), 'CN=Lee\\, Ann,OU=x')
    assert.equal(relativeTo('DC=a', 'dc=a'), '')
    assert.equal(relativeTo('CN=x,DC=b', 'DC=a'), undefined)
    assert.equal(joinDn('CN=Sales', 'OU=Groups,DC=a'), 'CN=Sales,OU=Groups,DC=a')
    assert.equal(joinDn('', 'OU=Groups,DC=a'), 'OU=Groups,DC=a')
    assert.equal(domainOf('CN=a,DC=x,OU=b,DC=source,DC=test'), 'DC=source,DC=test')
    assert.equal(domainOf('CN=a'), '')
    assert.equal(parentDn(''), '')
  })
  it('joined and taken apart again is the same', () => {
    fc.assert(
      fc.property(name, name, (relative, base) => {
        assert.equal(relativeTo(joinDn(relative, base), base), formatDn(relative))
        assert.equal(isBelow(joinDn(relative, base), base), relative.length > 0)
      }),
    )
  })
})
