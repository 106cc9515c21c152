import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { differenceOf } from '../../../../src/core/users-file/difference.js'
import { differenceCounts, differenceLines } from '../../../../src/terminal/difference-text.js'
import { guid, person } from '../../builders.js'

const jane = person({ cn: 'Jane Miller', sAMAccountName: 'j.miller', memberOf: ['CN=Plant'] })
const zoe = person({ cn: 'Zoë Krüger', sAMAccountName: 'z.krueger', objectGUID: guid(2), memberOf: ['CN=All staff'] })
const style = { color: false, columns: 100, plain: false, all: false, rest: '--all' }

describe('the difference of two users files', () => {
  const moved = { ...jane, cn: 'Jane Smith', memberOf: ['CN=Works'], attributes: new Map([['Department', 'Works']]) }
  it('is the people that are new and gone, and the values of others that changed', () => {
    const before = { ...jane, attributes: new Map([['department', 'Plant']]) }
    const ole = person({ cn: 'Ole Hansen', sAMAccountName: 'o.hansen', objectGUID: guid(3) })
    const difference = differenceOf([before, ole], [moved, zoe])
    assert.equal(differenceCounts(difference), '1 new, 1 gone, 1 changed')
    assert.deepEqual(differenceLines(difference, style), [
      '+ Zoë Krüger (z.krueger)  All staff',
      '~ Jane Smith (j.miller)   cn "Jane Miller" -> "Jane Smith"; Department "Plant" -> "Works"; + Works;',
      '                          - Plant',
      '- Ole Hansen (o.hansen)',
    ])
  })
  it('of the same people is none, whatever the order of people and values and the case of names', () => {
    const with_ = (name: string, values: string[]) => ({ ...jane, attributes: new Map([[name, values]]) })
    const difference = differenceOf(
      [with_('otherTelephone', ['1', '2']), zoe],
      [zoe, with_('othertelephone', ['2', '1'])],
    )
    assert.deepEqual(difference, { new: [], gone: [], changed: [] })
    assert.equal(differenceCounts(difference), 'nobody is new, gone or changed')
    const cleared = differenceOf([with_('mail', [])], [{ ...jane, attributes: new Map([['mail', null]]) }])
    assert.deepEqual(cleared.changed, [])
  })
  it('is none for a group in another spelling of its DN', () => {
    const spelt = (...memberOf: string[]) => ({ ...jane, memberOf })
    const none = differenceOf(
      [spelt('CN=Sales\\, EU,OU=Office', 'no DN')],
      [spelt('cn=sales\\2C eu, ou=office', 'No DN')],
    )
    assert.deepEqual(none.changed, [])
    assert.deepEqual(differenceOf([spelt('no DN')], [spelt('another')]).changed[0]?.left, ['no DN'])
  })
  it('knows people by account name where a file has no objectGUID', () => {
    const plain = { ...zoe, objectGUID: null }
    assert.deepEqual(differenceOf([plain], [{ ...zoe, objectGUID: guid(9) }]).new, [])
  })
  it('cuts after 40 people', () => {
    const many = Array.from({ length: 45 }, (_, index) => person({ cn: `N ${index}`, objectGUID: guid(100 + index) }))
    const difference = differenceOf([], many)
    assert.equal(differenceLines(difference, style).at(-1), 'and 5 more (--all)')
    assert.equal(differenceLines(difference, { ...style, all: true }).length, 45)
    assert.match(differenceLines(difference, { ...style, plain: true })[0]!, /^(new|changed|gone): /)
  })
})
