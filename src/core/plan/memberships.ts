/**
 * The mapped groups that a person should be in, and the steps to get there.
 */
import type { Group, JoinAction, LeaveAction, Subject } from '../model.js'
import { joinSteps, noSteps, type Steps } from './steps.js'
import type { PlanContext } from './context.js'
import type { Person } from '../person.js'
import { sourceKey } from './source-groups.js'

/** dnKeys of the target groups that the person's source groups, and `*`, map to. */
function wantedGroups(context: PlanContext, person: Person): Set<string> {
  const sources = [...person.memberOf.map(sourceKey), '*']
  return new Set(sources.flatMap((source) => context.mapping.get(source) ?? []))
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
  return joinSteps(
    context.mappedGroups.map((key) => {
      if (wanted.has(key) === member.memberOf.has(key)) return noSteps
      if (wanted.has(key)) return join(context, member, key)
      return context.doubted.unsearched.has(key) ? noSteps : leave(context, member, key)
    }),
  )
}

/** A restricted group waits for approval. */
function join(context: PlanContext, { user, subject, person }: Member, key: string): Steps {
  const action: JoinAction = { type: 'join', user, subject, group: context.groups.get(key)! }
  const reason = context.restrictions.get(key) ?? null
  if (reason === null) return { ...noSteps, actions: [action] }
  return { ...noSteps, approvals: [{ type: 'join', user, subject, person, reason, action }] }
}

function leave(context: PlanContext, { user, subject, person, primaryGroup }: Member, key: string): Steps {
  const group = context.groups.get(key)!
  const action: LeaveAction = { type: 'leave', user, subject, group }
  if (primaryGroup === key)
    return { ...noSteps, failures: [{ user, action: 'leave', error: primaryGroupError(group) }] }
  if (!context.settings.requireApproval.includes('leave')) return { ...noSteps, actions: [action] }
  return { ...noSteps, approvals: [{ type: 'leave', user, subject, person, reason: leaveReason(group), action }] }
}

const leaveReason = (group: Group) =>
  `none of the person's source groups maps to ${group.name}, and leaving needs approval (require_approval)`

const primaryGroupError = (group: Group) =>
  `${group.name} is the user's primary group, which cannot be left: give the user another primary group first`
