/**
 * Decisions of people about approvals: the entries of resolutions and approvals files, and the
 * approvals that they are about.
 */
import type { ResolutionEntry } from '../../generated/resolutions.js'
import { groupOf, type Approval } from '../model.js'
import { lookup } from '../lookup.js'
import { anchorOf } from '../plan/anchor.js'
import { dnKey } from '../names/distinguished-name.js'
import { spellingKey } from '../names/names.js'
import { APPROVALS } from '../report/approvals.js'
import type { Person } from '../person.js'

/**
 * One entry of `resolutions`: the Python tool's keys, and `anchor`, `group_dn` and `by`, which must
 * match when present.
 */
export type Resolution = ResolutionEntry

/** The keys of an approval: an entry with these matches it and no other. */
export type ResolutionKeys = Pick<Resolution, 'type' | 'user' | 'group' | 'name' | 'anchor' | 'group_dn' | 'by'>

export type Decision =
  | { kind: 'reject' }
  | {
      kind: 'accept'
      password?: string
      /** The password is to be handed over: it came about in this run. */
      handOver?: boolean
      /** Enable with a passphrase that is made for it. */
      generate?: boolean
      /** Enable with the password that the account has. */
      keepPassword?: boolean
      newName?: string
      /** Create with this userPrincipalName, and the account name that is wanted. */
      newUpn?: string
      takeOver: boolean
    }

export function keysOf(approval: Approval): ResolutionKeys {
  const anchor =
    approval.person !== null ? anchorOf(approval.person) : approval.type === 'disable' ? approval.anchor : null
  const group = groupOf(approval)
  return {
    type: approval.type,
    user: approval.user,
    ...(group !== null && { group: group.name, group_dn: group.dn }),
    ...(approval.type === 'name' && { name: approval.person.sAMAccountName, ...conflictKey(approval) }),
    ...(anchor !== null && { anchor }),
  }
}

/**
 * The keys of an entry that tell which approval it is about. Without its decision and, above all,
 * its password.
 */
export function keysOfEntry({ type, user, group, name, anchor, group_dn, by }: Resolution): ResolutionKeys {
  const given = Object.entries({ group, name, anchor, group_dn, by }).filter(([, value]) => value !== undefined)
  return { type, user, ...Object.fromEntries(given) }
}

/**
 * objectGUID of the first object that has the name, so that a rejection is about that object only.
 */
function conflictKey(approval: Extract<Approval, { type: 'name' }>): { by?: string } {
  const holder = approval.conflicts[0]?.by
  if (holder === null || holder === undefined) return {}
  return { by: 'person' in holder ? holder.person : holder.guid }
}

export function isAbout(entry: Resolution, approval: Approval): boolean {
  return matches(entry, keysOf(approval))
}

/** Key of the person that an entry is about: the anchor, else the common name. */
const personKey = ({ type, user, anchor }: Resolution): string =>
  anchor === undefined ? `${type} user ${spellingKey(user)}` : `${type} anchor ${spellingKey(anchor)}`
/** The personKeys of entries that may match. */
const personKeys = ({ type, user, anchor }: ResolutionKeys): string[] =>
  [{ type, user }, ...(anchor === undefined ? [] : [{ type, user, anchor }])].map(personKey)

const entriesOf = lookup((entry: Resolution) => [personKey(entry)])
const approvalsOf = lookup((approval: Approval) => personKeys(keysOf(approval)))

/** The entries that match these keys, in file order. */
const entriesFor = (entries: readonly Resolution[], keys: ResolutionKeys): Resolution[] =>
  entriesOf(entries, personKeys(keys)).filter((entry) => matches(entry, keys))

/** The entries that are about an approval, in file order. */
export const entriesAbout = (entries: readonly Resolution[], approval: Approval): Resolution[] =>
  entriesFor(entries, keysOf(approval))

/** The approvals that an entry is about. */
export const approvalsAbout = (approvals: readonly Approval[], entry: Resolution): Approval[] =>
  approvalsOf(approvals, [personKey(entry)]).filter((approval) => isAbout(entry, approval))

/**
 * Whether a rejection without `by` forbids to create the person under this common name. Only the
 * domain controller knew the holder of the name, or the entry is the Python tool's. So the person
 * is not created either when the name seems to be free.
 */
export function isCreationRejected(rejections: readonly Resolution[], user: string, person: Person): boolean {
  const anchor = anchorOf(person)
  const keys: ResolutionKeys = { type: 'name', user, name: person.sAMAccountName, ...(anchor !== null && { anchor }) }
  return entriesFor(rejections, keys).length > 0
}

/**
 * When the entry has an anchor, it decides in place of the name: it stays the same after a rename
 * or a swap of names.
 */
function matches(entry: Resolution, keys: ResolutionKeys): boolean {
  const same = (a: string | undefined, b: string | undefined) =>
    a !== undefined && b !== undefined && spellingKey(a) === spellingKey(b)
  const sameIfGiven = (a: string | undefined, b: string | undefined) => a === undefined || same(a, b)
  const samePerson = entry.anchor === undefined ? same(entry.user, keys.user) : same(entry.anchor, keys.anchor)
  if (entry.type !== keys.type || !samePerson) return false
  if (!APPROVALS[keys.type].keys.every((key) => same(entry[key], keys[key]))) return false
  return sameGroup(entry.group_dn, keys.group_dn) && sameIfGiven(entry.by, keys.by)
}

function sameGroup(entry: string | undefined, group: string | undefined): boolean {
  if (entry === undefined || group === undefined) return true
  try {
    return dnKey(entry) === dnKey(group)
  } catch {
    return false
  }
}

/** The decision of an approvals file about an approval: its last entry about it wins. */
export function decisionOf(
  entries: readonly Resolution[],
  approval: Approval,
): { entry: Resolution; decision: Decision } | undefined {
  const entry = entriesAbout(entries, approval).findLast(({ accept }) => typeof accept === 'boolean')
  if (entry === undefined) return undefined
  if (entry.accept === false) return { entry, decision: { kind: 'reject' } }
  return {
    entry,
    decision: {
      kind: 'accept',
      takeOver: entry.take_over_account === true,
      ...(entry.password != null && { password: entry.password }),
      ...(entry.generate === true && { generate: true }),
      ...(entry.keep_password === true && { keepPassword: true }),
      ...(entry.new_upn != null && { newUpn: entry.new_upn }),
      ...(entry.new_name != null && { newName: entry.new_name }),
    },
  }
}

/** The entry that a rejection is remembered by. */
export function rejectionOf(approval: Approval, now: Date): Resolution {
  return { ...keysOf(approval), accept: false, timestamp: now.toISOString() }
}
