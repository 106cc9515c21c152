/**
 * One person on both sides: in the file, in the target, in which groups, and what the next import
 * would do.
 */
import { subjectKey, type ManagedUser } from '../model.js'
import type { Resolution } from '../decisions/resolution.js'
import { entriesAbout } from '../decisions/resolution.js'
import { anchorKey, anchorOf } from '../plan/anchor.js'
import type { Identity } from '../plan/identify.js'
import type { Person } from '../person.js'
import { spellingKey } from '../names/names.js'
import { sourceKey } from '../plan/source-groups.js'
import { localMinute } from './times.js'
import { planView, type PlanView, type Preview } from './view.js'

export interface Subject {
  /** null: not in the file. */
  person: Person | null
  /** null: not managed. */
  user: ManagedUser | null
}

export interface GroupMembership {
  group: string
  member: boolean
  /** Why it is so, or what the next import does about it. */
  why: string
}

/**
 * The people and managed users that are meant.
 * @param text common name with or without prefix, account name, mail address or objectGUID
 */
export function subjectsOf({ context, matching }: Identity, text: string): Subject[] {
  const { prefix } = context.settings
  const wanted = new Set([text, `${prefix}${text}`].map(spellingKey))
  const is = (name: unknown) => typeof name === 'string' && wanted.has(spellingKey(name))
  const isUser = (user: ManagedUser) => [user.name, user.sAMAccountName, user.guid, user.userPrincipalName].some(is)
  const isPerson = (person: Person) =>
    [person.cn, person.sAMAccountName, person.objectGUID, person.attributes.get('mail')].some(is)
  const userOf = new Map(matching.matched.map(({ person, user }) => [person, user]))
  const people = context.people.filter((person) => isPerson(person) || isUserOf(userOf.get(person), isUser))
  const taken = new Set(people.map((person) => userOf.get(person)))
  const others = context.managed.filter((user) => isUser(user) && !taken.has(user))
  return [
    ...people.map((person) => ({ person, user: userOf.get(person) ?? null })),
    ...others.map((user) => ({ person: null, user })),
  ]
}

const isUserOf = (user: ManagedUser | undefined, is: (user: ManagedUser) => boolean): boolean =>
  user !== undefined && is(user)

/** Every name that somebody could be asked for by. */
export const namesOf = ({ context }: Identity): string[] => [
  ...context.people.flatMap(({ cn, sAMAccountName }) => [cn, sAMAccountName]),
  ...context.managed.flatMap(({ name, sAMAccountName }) => [name, sAMAccountName]),
]

/** By what the account is known to be that person's. */
export function evidenceOf({ context }: Identity, { person, user }: Subject): string | null {
  if (person === null || user === null) return null
  const anchor = anchorOf(person)
  if (anchor !== null && user.anchor !== null && anchorKey(user.anchor) === anchorKey(anchor))
    return 'its anchor, the objectGUID of the source'
  if (context.newNamed.has(user.guid)) return 'the new name that it was created under'
  return user.name === context.settings.prefix + person.cn ? 'its common name' : 'its common name, which has a suffix'
}

/** The mapped groups that the person is in or should be in. @param approvals of the next import */
export function groupsOf(
  { context }: Identity,
  { person, user }: Subject,
  approvals: Preview['approvals'],
  rejections: readonly Resolution[],
): GroupMembership[] {
  const sources = person === null ? [] : [...person.memberOf.map((name) => ({ name, key: sourceKey(name) })), EVERYONE]
  return context.mappedGroups.flatMap((key): GroupMembership[] => {
    const by = sources.filter((source) => context.mapping.get(source.key)?.includes(key)).map(({ name }) => name)
    const member = user?.memberOf.has(key) === true
    const group = context.groups.get(key)!
    if (by.length === 0)
      return member ? [{ group: group.name, member, why: 'no source group of the file maps to it' }] : []
    const through = `through ${by.join(', ')}`
    if (member) return [{ group: group.name, member, why: through }]
    const asked = approvals.find(
      ({ approval }) => approval.type === 'join' && approval.action.group.guid === group.guid,
    )
    if (asked === undefined) return [{ group: group.name, member, why: `${through}: the next import joins it` }]
    const rejected = entriesAbout(rejections, asked.approval)[0]
    const open =
      asked.decision === 'reject'
        ? `rejected${rejected?.timestamp === undefined ? '' : ` ${localMinute(rejected.timestamp)}`}`
        : `needs approval: ${asked.approval.reason}`
    return [{ group: group.name, member, why: `${through}; ${open}` }]
  })
}

const EVERYONE = { name: 'everyone (*)', key: '*' }

/** The part of the next import's plan that is about one person. */
export function planOf({ actions, approvals }: Preview, subject: Subject): PlanView {
  const isAbout = (one: { subject: Parameters<typeof subjectKey>[0] }) => keysOf(subject).has(subjectKey(one.subject))
  return planView({
    actions: actions.filter(isAbout),
    approvals: approvals.filter(({ approval }) => isAbout(approval)),
    failures: [],
  })
}

const keysOf = ({ person, user }: Subject): Set<string> =>
  new Set([...(user === null ? [] : [user.guid]), ...(person === null ? [] : [`new:${person.key}`])])
