/**
 * The rights that an access control list grants: extended rights, for which there is no constructed
 * attribute, and rights on future objects. Layouts: MS-DTYP 2.4.6 (security descriptor), 2.4.5
 * (ACL), 2.4.4 (ACE), 2.4.2.2 (SID).
 */

/** Access rights, MS-ADTS 5.1.3.2; generic ones are mapped before they are stored. */
export const RIGHTS = { createChild: 0x1, writeProperty: 0x20, controlAccess: 0x100, writeDacl: 0x40000 } as const

const INHERIT_ONLY = 0x8
const CONTAINER_INHERIT = 0x2
/** ACE types: ACCESS_ALLOWED, ACCESS_DENIED and their object forms. */
const [ALLOWED, DENIED, ALLOWED_OBJECT, DENIED_OBJECT] = [0, 1, 5, 6]

export interface Access {
  right: (typeof RIGHTS)[keyof typeof RIGHTS]
  /**
   * GUIDs in the directory's byte order, as hex. An entry with any of them counts, and so does one
   * without a GUID.
   */
  objectTypes: readonly string[]
  /**
   * For future objects of this class (schemaIDGUID as hex) below; absent: for the object itself.
   */
  inheritedBy?: string
}

interface AccessEntry {
  type: number
  flags: number
  mask: number
  objectType: string | null
  inheritedType: string | null
  sid: string
}

/**
 * Whether one of the accounts has the right. The first entry about it decides.
 * @param descriptor nTSecurityDescriptor, self-relative
 * @param sids the SIDs of the account and of its groups
 */
export function grants(
  descriptor: Buffer,
  sids: ReadonlySet<string>,
  { right, objectTypes, inheritedBy }: Access,
): boolean {
  const entry = entriesOf(descriptor).find((candidate) => {
    const { type, flags, mask, objectType, inheritedType, sid } = candidate
    if (![ALLOWED, DENIED, ALLOWED_OBJECT, DENIED_OBJECT].includes(type)) return false
    if (inheritedBy === undefined ? (flags & INHERIT_ONLY) !== 0 : (flags & CONTAINER_INHERIT) === 0) return false
    if (inheritedBy !== undefined && inheritedType !== null && inheritedType !== inheritedBy) return false
    return (mask & right) !== 0 && sids.has(sid) && (objectType === null || objectTypes.includes(objectType))
  })
  return entry?.type === ALLOWED || entry?.type === ALLOWED_OBJECT
}

function entriesOf(descriptor: Buffer): AccessEntry[] {
  const dacl = descriptor.readUInt32LE(16)
  if (dacl === 0) return []
  const count = descriptor.readUInt16LE(dacl + 4)
  const entries: AccessEntry[] = []
  let at = dacl + 8
  for (let index = 0; index < count; index++) {
    const size = descriptor.readUInt16LE(at + 2)
    entries.push(entryOf(descriptor.subarray(at, at + size)))
    at += size
  }
  return entries
}

function entryOf(ace: Buffer): AccessEntry {
  const [type, flags, mask] = [ace.readUInt8(0), ace.readUInt8(1), ace.readUInt32LE(4)]
  let at = 8
  const isObject = type === ALLOWED_OBJECT || type === DENIED_OBJECT
  const present = isObject ? ace.readUInt32LE(at) : 0
  if (isObject) at += 4
  const guid = (flag: number): string | null => {
    if ((present & flag) === 0) return null
    at += 16
    return ace.toString('hex', at - 16, at)
  }
  const [objectType, inheritedType] = [guid(1), guid(2)]
  return { type, flags, mask, objectType, inheritedType, sid: sidText(ace.subarray(at)) }
}

export function sidText(bytes: Buffer): string {
  const parts = Array.from({ length: bytes.readUInt8(1) }, (_, index) => bytes.readUInt32LE(8 + 4 * index))
  return ['S-1', bytes.readUIntBE(2, 6), ...parts].join('-')
}
