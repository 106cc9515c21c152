/**
 * The table of the kinds of approvals: their order, their titles, the keys of entries about them,
 * and the meaning of a rejection. A kind that is missing here does not compile.
 */
import type { Approval, ApprovalType } from '../model.js'
import { compareText } from '../names/names.js'

interface Kind {
  /** Among one user's approvals, the one that opens the others comes first. */
  order: number
  /** What accepting means, as in `enable a user`. */
  title: string
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

export const APPROVALS: { readonly [T in ApprovalType]: Kind } = {
  name: { order: 1, title: 'resolve a taken name', keys: ['name'], rejected: 'do not create', lapses: false },
  enable: { order: 2, title: 'enable a user', keys: [], rejected: 'keep disabled', lapses: false },
  join: { order: 3, title: 'add a user to a group', keys: ['group'], rejected: 'stay out of the group', lapses: false },
  leave: {
    order: 4,
    title: 'remove a user from a group',
    keys: ['group'],
    rejected: 'keep the membership',
    lapses: true,
  },
  disable: { order: 5, title: 'deactivate a user', keys: [], rejected: 'leave it to expire', lapses: true },
}

/** All kinds, as help and messages list them. */
export const APPROVAL_TYPES = Object.keys(APPROVALS) as ApprovalType[]

/** By user; the approval that opens the others (a name) comes first. */
export function compareApprovals(a: Approval, b: Approval): number {
  return compareText(a.user, b.user) || APPROVALS[a.type].order - APPROVALS[b.type].order
}
