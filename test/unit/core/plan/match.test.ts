import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { matchPeople } from '../../../../src/core/plan/match.js'
import type { Evidence } from '../../../../src/core/plan/evidence.js'
import type { ManagedUser } from '../../../../src/core/model.js'
import type { Person } from '../../../../src/core/person.js'
import { withSuffix } from '../../../../src/core/names/names.js'
import { guid, managed, person } from '../../builders.js'

const evidence: Evidence = {
  byAnchor: true,
  overAnchors: false,
  newNamed: new Map(),
  isActive: ({ disabled }) => !disabled,
}
function matched(people: Person[], users: ManagedUser[], more: Partial<Evidence> = {}) {
  const result = matchPeople(people, users, 'P ', { ...evidence, ...more })
  return {
    pairs: result.matched.map(({ person: who, user }) => `${who.sAMAccountName}=${user.guid.slice(-4)}`),
    missing: result.missing.map((who) => who.sAMAccountName),
    unclaimed: result.unclaimed.map((user) => user.guid.slice(-4)),
    failures: result.failures.length,
  }
}
const anna = person()
const other = person({ sAMAccountName: 'ameyer2', objectGUID: guid(2) })

describe('matching', () => {
  it('is by anchor before anything else', () => {
    const users = [managed({ name: 'P Somebody', guid: guid(7) }), managed({ anchor: null })]
    assert.deepEqual(matched([anna], users), { pairs: ['ameyer=0007'], missing: [], unclaimed: ['1001'], failures: 0 })
  })
  it('is by common name with the prefix where there is no anchor', () => {
    assert.deepEqual(matched([anna], [managed({ anchor: null })]).pairs, ['ameyer=1001'])
    assert.deepEqual(matched([anna], [managed({ anchor: null, name: 'Anna Meyer' })]).missing, ['ameyer'])
  })
  it("never takes a user that carries another person's anchor", () => {
    assert.deepEqual(matched([anna], [managed({ anchor: `ad-user-sync:${guid(9)}` })]), {
      pairs: [],
      missing: ['ameyer'],
      unclaimed: ['1001'],
      failures: 0,
    })
  })
  it('matches anchored users by common name when the file has no anchors', () => {
    assert.deepEqual(matched([person({ objectGUID: null })], [managed()]).pairs, ['ameyer=1001'])
  })
  it('prefers an equal account name among people of one name, else file order', () => {
    assert.deepEqual(matched([other, anna], [managed({ anchor: null, sAMAccountName: 'ameyer2' })]), {
      pairs: ['ameyer2=1001'],
      missing: ['ameyer'],
      unclaimed: [],
      failures: 0,
    })
    assert.deepEqual(matched([other, anna], [managed({ anchor: null, enabled: false, sAMAccountName: 'x' })]).pairs, [
      'ameyer=1001',
    ])
  })
  it('finds the colleague again whose name was made unique, also when the other one left', () => {
    const users = [managed({ anchor: null, name: 'P Anna Meyer (ameyer2)', sAMAccountName: 'ameyer2' })]
    assert.deepEqual(matched([person({ objectGUID: null, sAMAccountName: 'ameyer2' })], users).pairs, ['ameyer2=1001'])
  })
  it('finds a user again that was created under another account name', () => {
    const made = managed({ anchor: null, name: 'P Anna Meyer (anna7)', sAMAccountName: 'anna7' })
    const newNamed = new Map([[made.guid, { sAMAccountName: 'AMeyer', userPrincipalName: null }]])
    assert.deepEqual(matched([person({ objectGUID: null })], [made], { newNamed }).pairs, ['ameyer=1001'])
    assert.deepEqual(matched([person({ objectGUID: null })], [{ ...made, enabled: false }]).pairs, ['ameyer=1001'])
  })
  it('finds a namesake again that was created under another account name', () => {
    const made = { anchor: null, guid: guid(2), name: 'P Anna Meyer (x2) (anna7)', sAMAccountName: 'anna7' }
    const people = [person({ objectGUID: null }), person({ objectGUID: null, sAMAccountName: 'x2' })]
    const newNamed = new Map([[guid(2), { sAMAccountName: 'x2', userPrincipalName: null }]])
    const pairs = (enabled: boolean, more: Partial<Evidence> = {}) =>
      matched(people, [managed({ anchor: null }), managed({ ...made, enabled })], more).pairs
    assert.deepEqual(pairs(true, { newNamed }), ['ameyer=1001', 'x2=0002'])
    assert.deepEqual(pairs(false), ['ameyer=1001', 'x2=0002'])
  })
  it('hands an enabled user to nobody whom only a suffix or the order of the file speaks for, and touches it in no way', () => {
    const guesses = (people: Person[], user: Partial<ManagedUser>) => {
      const all = [managed({ anchor: null, sAMAccountName: 'z', ...user })]
      const { matched: pairs, guesses: asked, missing, unclaimed } = matchPeople(people, all, 'P ', evidence)
      assert.deepEqual([pairs, unclaimed.map(({ guid: id }) => id)], [[], []])
      return [asked.map((guess) => [guess.person.sAMAccountName, guess.evidence]), missing.length]
    }
    assert.deepEqual(guesses([other, anna], {}), [[['ameyer', "the file's order"]], 2])
    const ofSuffix = [[['ameyer', 'a suffix']], 1]
    assert.deepEqual(guesses([anna], { name: 'P Anna Meyer (ameyer)' }), ofSuffix)
    assert.deepEqual(guesses([anna], { name: 'P Anna Meyer (ameyer) (z)' }), ofSuffix)
    assert.deepEqual(guesses([anna], { name: 'P Anna Meyer (z)' }), ofSuffix)
    const disabled = [managed({ anchor: null, name: 'P Anna Meyer (z)', sAMAccountName: 'z' })]
    assert.deepEqual(matched([person({ disabled: true })], disabled).pairs, ['ameyer=1001'], 'it becomes disabled')
  })
  it('hands an enabled user to no disabled namesake either, where it may be the account of one who is not', () => {
    const left = person({ disabled: true })
    const users = [managed({ anchor: null, sAMAccountName: 'z' })]
    const found = matchPeople([left, other], users, 'P ', evidence)
    assert.deepEqual([found.matched, found.unclaimed], [[], []])
    assert.deepEqual(
      found.guesses.map((guess) => guess.person.sAMAccountName),
      ['ameyer2'],
    )
    assert.deepEqual(matched([left], users).pairs, ['ameyer=1001'], 'the only one of that name')
    const third = person({ sAMAccountName: 'ameyer3', objectGUID: guid(3), disabled: true })
    assert.deepEqual(matched([left, third], users).pairs, ['ameyer=1001'], 'it becomes disabled')
    assert.deepEqual(matched([left, other], [{ ...users[0]!, enabled: false }]).pairs, ['ameyer=1001'], 'file order')
  })
  it('a plain name and account name of a person outrank a suffix that looks like those of another', () => {
    const really = person({ objectGUID: null, cn: 'Anna Meyer (ext)', sAMAccountName: 'ameyerx' })
    const users = [managed({ anchor: null, name: 'P Anna Meyer (ext)', sAMAccountName: 'ameyerx' })]
    const found = matched([really, person({ objectGUID: null, sAMAccountName: 'ext' })], users)
    assert.deepEqual([found.pairs, found.missing], [['ameyerx=1001'], ['ext']])
  })
  it('sees no namesake in who has another name by now: the next run, after the rename, would not either', () => {
    const anchored = managed({ anchor: `ad-user-sync:${guid(4)}` })
    const made = managed({ anchor: null, guid: guid(2), name: 'P Anna Meyer (b)', sAMAccountName: 'b', enabled: false })
    const married = person({ cn: 'Anna Huber', sAMAccountName: 'ahuber', objectGUID: guid(4) })
    const found = (users: ManagedUser[]) => matched([person({ sAMAccountName: 'new' }), married], users).pairs
    assert.deepEqual(found([anchored, made]), ['ahuber=1001', 'new=0002'])
    const suffixed = { ...anchored, name: 'P Anna Meyer (old)', sAMAccountName: 'old' }
    assert.deepEqual(found([suffixed, made]), ['ahuber=1001', 'new=0002'], 'nor in a suffix')
    assert.deepEqual(found([{ ...anchored, name: 'P Anna Huber' }, made]), ['ahuber=1001', 'new=0002'])
  })
  it('nor in who is another person of the file, whose name only looks like a suffix', () => {
    const made = managed({ anchor: null, guid: guid(2), name: 'P Anna Meyer (b)', sAMAccountName: 'b', enabled: false })
    const found = (objectGUID: string | null) => {
      const anchor = objectGUID === null ? null : `ad-user-sync:${objectGUID}`
      const theirs = managed({ anchor, name: 'P Anna Meyer (ext)', sAMAccountName: 'ext' })
      const really = person({ cn: 'Anna Meyer (ext)', sAMAccountName: 'ext', objectGUID })
      return matched([person({ objectGUID: null, sAMAccountName: 'new' }), really], [made, theirs]).pairs
    }
    assert.deepEqual(found(guid(4)), ['ext=1001', 'new=0002'])
    assert.deepEqual(found(null), ['ext=1001', 'new=0002'], 'without anchors, too')
  })
  it('gives nobody the account of a namesake that left', () => {
    const first = person({ objectGUID: null, sAMAccountName: 'x1' })
    const third = person({ objectGUID: null, sAMAccountName: 'x3' })
    const second = managed({ anchor: null, name: 'P Anna Meyer (x2)', sAMAccountName: 'x2', guid: guid(2) })
    const users = [managed({ anchor: null, sAMAccountName: 'x1', guid: guid(1) }), second]
    const expected = { pairs: ['x1=0001'], missing: ['x3'], unclaimed: ['0002'], failures: 0 }
    assert.deepEqual(matched([first, third], users), expected)
    assert.deepEqual(matched([first, person({ sAMAccountName: 'x3' })], users), expected, 'with an anchor')
    assert.deepEqual(
      matched([third, person({ objectGUID: null, sAMAccountName: 'x4' })], [second]).pairs,
      [],
      'which of the two would it be?',
    )
    const another = managed({ anchor: null, name: 'P Anna Meyer (x5)', sAMAccountName: 'x5', guid: guid(5) })
    assert.deepEqual(matched([third], [second, another]).pairs, [], 'which of the two would it be?')
    const anchored = managed({ anchor: `ad-user-sync:${guid(9)}` })
    assert.deepEqual(
      matched([person({ sAMAccountName: 'x3' })], [anchored, second]).pairs,
      [],
      'the plain name is a namesake’s as well',
    )
  })
  it('fails both users of one anchor, and touches neither', () => {
    const users = [managed(), managed({ guid: guid(1002), name: 'P Copy' })]
    assert.deepEqual(matched([anna], users), { pairs: [], missing: [], unclaimed: [], failures: 2 })
  })
  it('gives one user to one person at most', () => {
    const twins = [person({ objectGUID: null }), person({ objectGUID: null, sAMAccountName: 'b' })]
    assert.deepEqual(matched(twins, [managed({ anchor: null })]), {
      pairs: ['ameyer=1001'],
      missing: ['b'],
      unclaimed: [],
      failures: 0,
    })
  })
})

describe('a name made unique', () => {
  it('has at most 64 characters and splits no character', () => {
    assert.equal(withSuffix('x'.repeat(64), 'ameyer'), `${'x'.repeat(55)} (ameyer)`)
    assert.equal(withSuffix(`${'x'.repeat(54)}😀`, 'ameyer'), `${'x'.repeat(54)} (ameyer)`)
  })
})
