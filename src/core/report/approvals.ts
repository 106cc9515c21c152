/**
 * What is known of each kind of approval: in which order kinds are asked about and listed, what they are called, which keys an entry about
 * them must have, and what rejecting means. A kind that lacks here does not compile.
 */
import type { Approval, ApprovalType } from '../model.js'
import { compareText } from '../names/names.js'

interface Kind {
  /** Of one user's approvals, what opens the rest comes first. */
  order: number
  /** What accepting means, as in `enable a user`. */
  title: string
  /** What an entry of a resolutions or approvals file must match besides type and person. */
  keys: readonly ('group' | 'name')[]
  /** What stays when it is rejected. */
  rejected: string
  /** Its rejection lapses when its cause is gone: the users file decides, not the target. */
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

/** Sorted by user; what opens the rest (a name) comes first. */
export function compareApprovals(a: Approval, b: Approval): number {
  return compareText(a.user, b.user) || APPROVALS[a.type].order - APPROVALS[b.type].order
}
