import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { grants, RIGHTS, sidText } from '../../../../src/core/safety/access-control.js'
import { guidBytes } from '../../../../src/core/names/ldap-filter.js'

const [US, THEM] = ['S-1-5-21-1-2-4294967295-1104', 'S-1-5-21-1-2-3-1105']
const [TYPE, CLASS, OTHER] = [
  '00299570-246d-11d0-a768-00aa006e0529',
  'bf967aba-0de6-11d0-a285-00aa003049e2',
  'bf967a86-0de6-11d0-a285-00aa003049e2',
] as const
const hex = (guid: string) => Buffer.from(guidBytes(guid)).toString('hex')

/**
 * Revision, count, authority (48 bits, big-endian), then each part little-endian (MS-DTYP 2.4.2.2).
 */
function sidBytes(sid: string): Buffer {
  const [authority, ...parts] = sid.split('-').slice(2).map(Number)
  const bytes = Buffer.alloc(8 + 4 * parts.length)
  bytes.writeUInt8(1, 0)
  bytes.writeUInt8(parts.length, 1)
  bytes.writeUIntBE(authority!, 2, 6)
  parts.forEach((part, index) => bytes.writeUInt32LE(part, 8 + 4 * index))
  return bytes
}

interface Ace {
  type?: number
  flags?: number
  mask?: number
  object?: string
  inherited?: string
  sid?: string
}
function ace({ type, flags = 0, mask = RIGHTS.controlAccess, object, inherited, sid = US }: Ace): Buffer {
  const guids = [object, inherited].flatMap((guid) => (guid === undefined ? [] : [Buffer.from(guidBytes(guid))]))
  const isObject = (type ?? (guids.length > 0 ? 5 : 0)) >= 5
  const present = Buffer.from([(object ? 1 : 0) + (inherited ? 2 : 0), 0, 0, 0])
  const body = Buffer.concat([...(isObject ? [present, ...guids] : []), sidBytes(sid)])
  const head = Buffer.alloc(8)
  head.writeUInt8(type ?? (isObject ? 5 : 0), 0)
  head.writeUInt8(flags, 1)
  head.writeUInt16LE(8 + body.length, 2)
  head.writeUInt32LE(mask, 4)
  return Buffer.concat([head, body])
}
function descriptor(...aces: Ace[]): Buffer {
  const list = Buffer.concat(aces.map(ace))
  const bytes = Buffer.concat([Buffer.alloc(28), list])
  bytes.writeUInt32LE(20, 16)
  bytes.writeUInt16LE(aces.length, 24)
  return bytes
}
const may = (aces: Ace[], inheritedBy?: string) =>
  grants(descriptor(...aces), new Set([US]), {
    right: RIGHTS.controlAccess,
    objectTypes: [hex(TYPE)],
    ...(inheritedBy && { inheritedBy: hex(inheritedBy) }),
  })

describe('an access control list', () => {
  it('grants to the account, by the right itself or by all of its kind', () => {
    assert.ok(may([{}]))
    assert.ok(may([{ object: TYPE }]))
    assert.ok(may([{ sid: THEM }, { object: OTHER }, { mask: RIGHTS.writeDacl }, { object: TYPE }]))
  })
  it('grants nothing by entries for others, for other rights or of other kinds, or by none at all', () => {
    for (const aces of [
      [],
      [{ sid: THEM }],
      [{ object: OTHER }],
      [{ mask: RIGHTS.writeDacl }],
      [{ type: 2 }],
      [{ flags: 0x8 }],
    ])
      assert.ok(!may(aces))
    assert.ok(!grants(Buffer.alloc(20), new Set([US]), { right: RIGHTS.controlAccess, objectTypes: [] }))
  })
  it('decides by its first entry that speaks of the right', () => {
    assert.ok(!may([{ type: 1 }, {}]))
    assert.ok(may([{}, { type: 1 }]))
    assert.ok(!may([{ type: 6, object: TYPE }, {}]))
  })
  it('passes entries on to objects below that are of the inheriting class', () => {
    assert.ok(may([{ flags: 0xa, object: TYPE, inherited: CLASS }], CLASS))
    assert.ok(may([{ flags: 0x2 }], CLASS))
    assert.ok(!may([{ flags: 0xa, object: TYPE, inherited: OTHER }], CLASS))
    assert.ok(!may([{ object: TYPE }], CLASS))
    assert.ok(!may([{ flags: 0xa, object: TYPE, inherited: CLASS }]))
  })
  it('names accounts by SIDs as people write them', () => {
    for (const sid of [US, 'S-1-5-32-544', 'S-1-1-0']) assert.equal(sidText(sidBytes(sid)), sid)
  })
})
