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
  relativeTo,
  sameDn,
} from '../../../../src/core/names/distinguished-name.js'
import { nameValue } from './arbitrary-names.js'

const rdn = fc.array(
  fc.record({ type: fc.constantFrom('CN', 'ou', 'DC', '2.5.4.3'), value: nameValue }, { noNullPrototype: true }),
  {
    minLength: 1,
    maxLength: 3,
  },
)
const name = fc.array(rdn, { maxLength: 5 })
const asHexPairs = (text: string) =>
  [...Buffer.from(text)].map((byte) => `\\${byte.toString(16).padStart(2, '0')}`).join('')

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
  it('and names that differ in more than that are not', () => {
    assert.ok(!sameDn('CN=a\\,DC\\=b', 'CN=a,DC=b'))
    assert.ok(!sameDn('CN=Müller', 'CN=Muller'))
    assert.ok(!sameDn('CN=Strauß', 'CN=Strauss'))
    assert.ok(!sameDn('CN=ab', 'CN=a b'))
    assert.ok(!sameDn('CN=a', 'OU=a'))
    assert.ok(!sameDn('CN=a+OU=b', 'CN=a\\+OU=b'))
  })
  it('for every name and its spelling in hex pairs', () => {
    fc.assert(
      fc.property(fc.array(nameValue, { minLength: 1 }), (values) => {
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
  it('does not lie below a name that its text merely ends with', () => {
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
