import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { AndFilter, EqualityFilter, FilterParser, NotFilter, OrFilter, PresenceFilter } from 'ldapts'
import {
  and,
  equals,
  escapeFilterValue,
  guidBytes,
  guidEquals,
  not,
  or,
  present,
  searchesForAny,
  USERS,
} from '../../../../src/core/names/ldap-filter.js'

const value = fc
  .oneof(
    fc.string({ unit: 'binary', minLength: 1 }),
    fc.string({
      unit: fc.constantFrom('*', '(', ')', '\\', '\0', '&', '|', '!', '=', '2', 'a', 'é', '李', '😀', ' '),
      minLength: 1,
    }),
  )
  .map((text) => Buffer.from(text).toString())

describe('a filter', () => {
  it('escapes characters of the syntax', () => {
    assert.equal(equals('cn', 'a*(b)\\c\0\n'), '(cn=a\\2a\\28b\\29\\5cc\\00\\0a)')
    assert.equal(escapeFilterValue('Müller, 李'), 'Müller, 李')
    assert.equal(equals('sAMAccountType', 805306368), '(sAMAccountType=805306368)')
  })
  it('finds a GUID by its bytes', () => {
    assert.equal(
      guidEquals('objectGUID', '00112233-4455-6677-8899-AABBCCDDEEFF'),
      '(objectGUID=\\33\\22\\11\\00\\55\\44\\77\\66\\88\\99\\aa\\bb\\cc\\dd\\ee\\ff)',
    )
  })
  it('combines others', () => {
    assert.equal(
      and(USERS, or(equals('cn', 'a'), not(present('mail')))),
      '(&(&(objectCategory=person)(objectClass=user))(|(cn=a)(!(mail=*))))',
    )
    assert.equal(or(equals('cn', 'a')), '(cn=a)')
    assert.equal(or(), '(!(objectClass=*))')
    assert.equal(and(), '(objectClass=*)')
  })
  it('of many is cut by its length, for Active Directory Web Services take 32,768 characters', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 12_000 })), (lengths) => {
        const filters = lengths.map((length) => equals('distinguishedName', 'x'.repeat(length)))
        const searches = searchesForAny(filters)
        assert.ok(searches.every((search) => search.length <= 25_000))
        const parts = searches.flatMap((search) => search.match(/[(]distinguishedName=x+[)]/g) ?? [])
        assert.deepEqual(parts, filters)
        // No two neighbours would have fitted into one.
        for (const [index, search] of searches.slice(1).entries())
          assert.ok(searches[index]!.length + search.match(/[(]d[^)]*[)]/)![0].length + 3 > 25_000)
      }),
    )
    assert.deepEqual(searchesForAny([]), [])
    const long = equals('cn', 'x'.repeat(30_000))
    assert.deepEqual(searchesForAny([equals('cn', 'a'), long, equals('cn', 'b')]), ['(cn=a)', long, '(cn=b)'])
  })
  it('refuses a name that is no attribute name, and text that is no GUID', () => {
    for (const name of ['', 'cn)(x', 'cn=', '1cn', 'cn*', 'cn;binary']) assert.throws(() => present(name), RangeError)
    for (const guid of ['', '{00112233-4455-6677-8899-aabbccddeeff}', '0011'])
      assert.throws(() => guidBytes(guid), RangeError)
  })
  it('read by another implementation gives back the same value, whatever the value', () => {
    fc.assert(
      fc.property(value, (text) => {
        const filter = FilterParser.parseString(equals('cn', text))
        assert.ok(filter instanceof EqualityFilter)
        assert.equal(filter.value.toString(), text)
      }),
      { numRuns: 1000 },
    )
  })
  it('keeps its structure, whatever the values', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        const filter = FilterParser.parseString(and(or(equals('cn', a), present('mail')), not(equals('sn', b))))
        assert.ok(filter instanceof AndFilter)
        const [either, without] = filter.filters
        assert.ok(
          either instanceof OrFilter && either.filters[1] instanceof PresenceFilter && without instanceof NotFilter,
        )
        assert.equal((without.filter as EqualityFilter).value.toString(), b)
      }),
    )
  })
})
