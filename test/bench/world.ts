/**
 * A users file and a target of any size, made by a rule: of twenty people in a row, each has a fate
 * of its own, so that every stage of a run has work that grows with the number of people.
 */
import { Duration } from 'luxon'
import type { Resolution } from '../../src/core/decisions/resolution.js'
import type { Person } from '../../src/core/person.js'
import type { PlanSettings } from '../../src/core/plan/context.js'
import { toFileTime } from '../../src/core/values/file-time.js'
import { sharingValues } from '../../src/core/values/shared-values.js'
import { tagged, type Tagged } from '../../src/core/values/value.js'
import type { Entry } from '../../src/directory/directory.js'

export const DOMAIN = 'DC=target,DC=test'
export const DOMAIN_SID = 'S-1-5-21-1-2-3'
export const SCHEMA = `CN=Schema,CN=Configuration,${DOMAIN}`
const MANAGED = `OU=Managed,${DOMAIN}`
const ANCHOR = 'msDS-cloudExtensionAttribute1'
const GROUPS = `OU=Groups,${DOMAIN}`
const GROUP_COUNT = 40
export const NOW = new Date('2026-11-22T20:00:00Z')
const EXPIRES = toFileTime(new Date('2026-12-23T20:00:00Z'))
const TEXTS = ['givenName', 'sn', 'displayName', 'title', 'department', 'company', 'mail', 'telephoneNumber', 'l']

export interface World {
  settings: PlanSettings
  people: Person[]
  /** All that the domain has. */
  entries: Entry[]
  /** What is below managed_user_path, and a user. */
  managed: Entry[]
  approvals: Resolution[]
  rejections: Resolution[]
}

/** What becomes of the people with this number modulo 20; all others are as the file says. */
const FATE = {
  changed: [8, 9],
  renamed: 10,
  /** Has the userPrincipalName that the next one of this fate is to have. */
  handsOn: 11,
  /** No person of the file; without anchor, and named like one whose name was taken. */
  gone: 12,
  disabled: 13,
  leaves: 14,
  cleared: 15,
  missing: [16, 17, 18],
  /** To be created, but somebody elsewhere has the account name. */
  taken: 19,
} as const

const guid = (kind: number, number: number): string =>
  `${String(kind).padStart(8, '0')}-0000-0000-0000-${String(number).padStart(12, '0')}`
const groupName = (number: number): string => `Group ${number % GROUP_COUNT}`
const groupDn = (number: number): string => `CN=${groupName(number)},${GROUPS}`
const wrap = (values: Record<string, Tagged | Tagged[]>): Record<string, Tagged[]> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Array.isArray(value) ? value : [value]]))
const s = (text: string): Tagged => tagged('s', text)

/** @param size how many people and managed users there are, about */
export function makeWorld(size: number): World {
  const numbers = Array.from({ length: size }, (_, number) => number)
  const managed = numbers.filter((number) => !isMissing(number)).map(managedEntry)
  const others = numbers.filter((number) => number % 20 === FATE.taken).map(otherEntry)
  const groups = Array.from({ length: GROUP_COUNT }, (_, number) =>
    entry(guid(3, number), groupDn(number), 'group', {
      cn: s(groupName(number)),
      objectSid: tagged('d', `${DOMAIN_SID}-${2000 + number}`),
    }),
  )
  const schema = [...TEXTS, 'userPrincipalName', ANCHOR].map((name, number) =>
    entry(guid(4, number), `CN=${name},${SCHEMA}`, 'attributeSchema', {
      lDAPDisplayName: s(name),
      attributeSyntax: s('2.5.5.12'),
      oMSyntax: tagged('i', '64'),
      isSingleValued: tagged('b', 'true'),
    }),
  )
  const ou = entry(guid(5, 0), MANAGED, 'organizationalUnit', {})
  return {
    settings: SETTINGS,
    people: numbers.filter((number) => number % 20 !== FATE.gone).map(person),
    entries: [ou, ...groups, ...schema, ...managed, ...others],
    managed,
    approvals: numbers.flatMap(approvalsOf),
    rejections: numbers.flatMap(rejectionsOf),
  }
}

const isMissing = (number: number): boolean => number % 20 >= FATE.missing[0]

const SETTINGS: PlanSettings = {
  managedUserPath: MANAGED,
  prefix: 'P ',
  groupPath: GROUPS,
  groupMap: new Map(Array.from({ length: GROUP_COUNT }, (_, n) => [`CN=${groupName(n)}`, [`CN=${groupName(n)}`]])),
  restrictedGroups: [],
  anchorAttribute: ANCHOR,
  attributes: null,
  expirationTime: Duration.fromISO('P1M1D'),
  expirationSlack: Duration.fromISO('P1D'),
  honourSourceExpiration: false,
  requireApproval: [],
}

const upn = (number: number): string => `user${number}@target.test`
const textsOf = (number: number): Record<string, string> =>
  Object.fromEntries(TEXTS.map((name) => [name, `${name} of number ${number}`]))

function person(number: number): Person {
  const objectGUID = guid(1, number)
  const fate = number % 20
  const attributes: Record<string, string | null> = {
    ...textsOf(number),
    userPrincipalName: upn(fate === FATE.handsOn ? number + 20 : number),
  }
  if (fate === FATE.cleared) attributes['title'] = null
  if (FATE.changed.some((one) => one === fate)) attributes['department'] = 'another one'
  const groups = fate === FATE.leaves ? [0, 1] : [0, 1, 2]
  return {
    key: objectGUID,
    cn: fate === FATE.renamed ? `Renamed ${number}` : `Person ${number}`,
    sAMAccountName: `user${number}`,
    disabled: false,
    accountExpires: null,
    memberOf: groups.map((group) => `CN=${groupName(number + group)}`),
    objectGUID,
    attributes: new Map(Object.entries(attributes)),
  }
}

function managedEntry(number: number): Entry {
  const isGone = number % 20 === FATE.gone
  const name = isGone ? `P Former ${number} (user${number})` : `P Person ${number}`
  return entry(guid(2, number), `CN=${name},${MANAGED}`, 'user', {
    ...wrap(Object.fromEntries(Object.entries(textsOf(number)).map(([key, text]) => [key, s(text)]))),
    cn: s(name),
    name: s(name),
    sAMAccountName: s(`user${number}`),
    userPrincipalName: s(upn(number)),
    userAccountControl: tagged('i', number % 20 === FATE.disabled ? '514' : '512'),
    accountExpires: tagged('l', EXPIRES),
    objectSid: tagged('d', `${DOMAIN_SID}-${10_000 + number}`),
    primaryGroupID: tagged('i', '513'),
    memberOf: [0, 1, 2].map((group) => s(groupDn(number + group))),
    ...(isGone ? {} : { [ANCHOR]: s(`ad-user-sync:${guid(1, number)}`) }),
  })
}

function otherEntry(number: number): Entry {
  return entry(guid(6, number), `CN=Elsewhere ${number},OU=Others,${DOMAIN}`, 'user', {
    cn: s(`Elsewhere ${number}`),
    name: s(`Elsewhere ${number}`),
    sAMAccountName: s(`user${number}`),
    userAccountControl: tagged('i', '512'),
    objectSid: tagged('d', `${DOMAIN_SID}-${500_000 + number}`),
    primaryGroupID: tagged('i', '513'),
  })
}

/** As the read of a directory does. */
const share = sharingValues()
function entry(id: string, dn: string, objectClass: string, attributes: Record<string, Tagged | Tagged[]>): Entry {
  const values = wrap({ distinguishedName: s(dn), ...attributes })
  share(values)
  return { guid: id, dn, objectClass, attributes: values }
}

/** Most are accepted; some lack what they need, and some new names are those of others. */
function approvalsOf(number: number): Resolution[] {
  const user = `P Person ${number}`
  const fate = number % 20
  if (fate === FATE.disabled) {
    const password = number % 100 === FATE.disabled ? '' : 'Zug-Birne.47'
    return [{ type: 'enable', user, accept: true, password }]
  }
  if (fate === FATE.missing[0]) return [{ type: 'enable', user, accept: true, password: 'Zug-Birne.47' }]
  if (fate !== FATE.taken || number % 40 === FATE.taken) return []
  const new_name = number % 100 === FATE.taken ? 'user19' : `other${number}`
  return [{ type: 'name', user, name: `user${number}`, accept: true, new_name }]
}

function rejectionsOf(number: number): Resolution[] {
  const timestamp = NOW.toISOString()
  if (number % 20 === FATE.missing[1]) return [{ type: 'enable', user: `P Person ${number}`, accept: false, timestamp }]
  if (number % 40 !== FATE.taken) return []
  return [{ type: 'name', user: `P Person ${number}`, name: `user${number}`, accept: false, timestamp }]
}
