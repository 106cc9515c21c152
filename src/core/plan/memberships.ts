/**
 * Which mapped groups a person should be in, and the steps from where the user is.
 */
import type { Approval, Group, MembershipAction, PlannedFailure, Steps, Subject } from '../model.js'
import type { PlanContext } from './context.js'
import type { Person } from '../person.js'
import { dnKey } from '../names/distinguished-name.js'

/** dnKeys of the target groups that the person's source groups, and `*`, map to. */
function wantedGroups(context: PlanContext, person: Person): Set<string> {
  const sources = [...person.memberOf.map(safeKey), '*']
  return new Set(sources.flatMap((source) => context.mapping.get(source) ?? []))
}

/** A group name in a users file may be anything; what is no DN is in no map. */
function safeKey(name: string): string {
  try {
    return dnKey(name)
  } catch {
    return ''
  }
}

interface Member {
  user: string
  subject: Subject
  person: Person
  /** dnKeys of the groups it is in; empty for a new user. */
  memberOf: ReadonlySet<string>
  primaryGroup: string | null
}

/** Joins and leaves of one active user, in configured order of the groups. */
export function membershipSteps(context: PlanContext, member: Member): Steps {
  const wanted = wantedGroups(context, member.person)
  const { user, subject, person } = member
  const actions: MembershipAction[] = []
  const approvals: Approval[] = []
  const failures: PlannedFailure[] = []
  const step = (type: 'join' | 'leave', group: Group, reason: string | null) => {
    const action: MembershipAction = { type, user, subject, group }
    if (reason === null) actions.push(action)
    else approvals.push({ type, user, subject, person, reason, action })
  }
  for (const key of context.mappedGroups) {
    const group = context.groups.get(key)!
    if (wanted.has(key) && !member.memberOf.has(key)) step('join', group, context.restrictions.get(key) ?? null)
    if (!wanted.has(key) && member.memberOf.has(key)) {
      if (member.primaryGroup === key) failures.push({ user, action: 'leave', error: primaryGroupError(group) })
      else step('leave', group, context.settings.requireApproval.includes('leave') ? leaveReason(group) : null)
    }
  }
  return { actions, approvals, failures }
}

const leaveReason = (group: Group) =>
  `none of the person's source groups maps to ${group.name}, and leaving needs approval (require_approval)`

const primaryGroupError = (group: Group) =>
  `${group.name} is the user's primary group, which cannot be left: give the user another primary group first`
