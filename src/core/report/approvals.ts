/**
 * The table of the kinds of approvals: their order, their titles, the keys of entries about them,
 * and the meaning of a rejection. A kind that is missing here does not compile.
 */
import { groupedBy } from '../grouped-by.js'
import { groupOf, type Approval, type ApprovalType } from '../model.js'
import { compareText } from '../names/names.js'

interface ApprovalKind {
  /** Among one user's approvals, the one that opens the others comes first. */
  order: number
  /** What accepting means, as in `enable a user`. */
  title: string
  /** Several of them, as in `9 to join VPN Access`. @param group its name */
  several(group: string): string
  /** Several that were accepted, as in `9 joined VPN Access`. */
  done(group: string): string
  /**
   * Keys by which an entry of a resolutions or approvals file must match, besides type and person.
   */
  keys: readonly ('group' | 'name')[]
  /** What stays when it is rejected. */
  rejected: string
  /**
   * The rejection lapses when its cause has ended: the cause is in the users file, not in the
   * target.
   */
  lapses: boolean
}

export const APPROVALS: { readonly [T in ApprovalType]: ApprovalKind } = {
  name: {
    order: 1,
    title: 'resolve a taken name',
    several: () => 'with a taken name',
    done: () => 'resolved',
    keys: ['name'],
    rejected: 'do not create',
    lapses: false,
  },
  enable: {
    order: 2,
    title: 'enable a user',
    several: () => 'to enable',
    done: () => 'enabled',
    keys: [],
    rejected: 'keep disabled',
    lapses: false,
  },
  join: {
    order: 3,
    title: 'add a user to a group',
    several: (group) => `to join ${group}`,
    done: (group) => `joined ${group}`,
    keys: ['group'],
    rejected: 'stay out of the group',
    lapses: false,
  },
  leave: {
    order: 4,
    title: 'remove a user from a group',
    several: (group) => `to leave ${group}`,
    done: (group) => `left ${group}`,
    keys: ['group'],
    rejected: 'keep the membership',
    lapses: true,
  },
  disable: {
    order: 5,
    title: 'deactivate a user',
    several: () => 'to deactivate',
    done: () => 'deactivated',
    keys: [],
    rejected: 'leave it to expire',
    lapses: true,
  },
}

/** All kinds, as help and messages list them. */
export const APPROVAL_TYPES = Object.keys(APPROVALS) as ApprovalType[]

/** By user; the approval that opens the others (a name) comes first. */
export function compareApprovals(a: Approval, b: Approval): number {
  return compareText(a.user, b.user) || APPROVALS[a.type].order - APPROVALS[b.type].order
}

/** Which approvals are decided together: those of one kind, about one group. */
export const areAlike = (a: Approval, b: Approval): boolean =>
  a.type === b.type && groupOf(a)?.guid === groupOf(b)?.guid

/** The groups of those that are alike, in their order. */
export const byKind = (approvals: readonly Approval[]): (readonly Approval[])[] => [
  ...groupedBy(approvals, (approval) => `${approval.type} ${groupOf(approval)?.guid ?? ''}`).values(),
]

/** e.g. `9 to join VPN Access, 1 with a taken name`, in their order. */
export const countsByKind = (approvals: readonly Approval[]): string => byKind(approvals).map(severalOf).join(', ')

/** e.g. `to join VPN Access`. @param alike at least one */
export const severalWords = ([first]: readonly Approval[]): string =>
  APPROVALS[first!.type].several(groupOf(first!)?.name ?? '')

/** e.g. `9 to join VPN Access`. @param alike at least one */
export const severalOf = (alike: readonly Approval[]): string => `${alike.length} ${severalWords(alike)}`

/** e.g. `9 joined VPN Access`. @param alike at least one */
export const doneOf = (alike: readonly Approval[]): string =>
  `${alike.length} ${APPROVALS[alike[0]!.type].done(groupOf(alike[0]!)?.name ?? '')}`
