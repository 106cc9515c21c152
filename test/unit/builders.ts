/**
 * Small plain objects for planning tests: a person of a file, a managed user, a group, and the
 * input around them.
 */
import { Duration } from 'luxon'
import type { AttributeSchema } from '../../src/core/values/attribute-schema.js'
import { dnKey } from '../../src/core/names/distinguished-name.js'
import type { Account, Group, Holder, ManagedUser } from '../../src/core/model.js'
import { planContext, type PlanInput, type PlanSettings } from '../../src/core/plan/context.js'
import { identify } from '../../src/core/plan/identify.js'
import { makePlan, type Plan } from '../../src/core/plan/plan.js'
import type { Resolution } from '../../src/core/decisions/resolution.js'
import type { JsonValue, Person } from '../../src/core/person.js'
import { toFileTime } from '../../src/core/values/file-time.js'

export const NOW = new Date('2026-11-22T20:00:00Z')
export const MANAGED = 'OU=Managed,DC=target,DC=test'
/** now + P1M1D */
const IN_A_MONTH = toFileTime(new Date('2026-12-23T20:00:00Z'))

export const guid = (number: number): string => `00000000-0000-0000-0000-${String(number).padStart(12, '0')}`

export function person(
  values: Partial<Omit<Person, 'attributes'>> & { attributes?: Record<string, JsonValue> } = {},
): Person {
  const { attributes = {}, ...rest } = values
  const base = {
    cn: 'Anna Meyer',
    sAMAccountName: 'ameyer',
    disabled: false,
    accountExpires: null,
    memberOf: [],
    objectGUID: guid(1),
  }
  const merged = { ...base, ...rest }
  return {
    key: merged.objectGUID ?? `#${merged.sAMAccountName}`,
    ...merged,
    attributes: new Map(Object.entries(attributes)),
  }
}

export function managed(values: Partial<ManagedUser> = {}): ManagedUser {
  const name = values.name ?? 'P Anna Meyer'
  return {
    guid: guid(1001),
    dn: `CN=${name},${MANAGED}`,
    name,
    sAMAccountName: 'ameyer',
    userPrincipalName: 'ameyer@target.test',
    enabled: true,
    sid: 'S-1-5-21-1-2-3-1101',
    accountExpires: IN_A_MONTH,
    memberOf: new Set(),
    primaryGroup: null,
    protection: null,
    anchor: `ad-user-sync:${guid(1)}`,
    attributes: {},
    ...values,
  }
}

/** An object that has a wanted name; none, unless it is given. */
/** A managed user with this userPrincipalName, which is among its attributes, too. */
export const withPrincipal = (userPrincipalName: string, values: Partial<ManagedUser> = {}): ManagedUser =>
  managed({ ...values, userPrincipalName, attributes: { userPrincipalName: [`s:${userPrincipalName}`] } })

export function holder(values: Partial<Holder> = {}): Holder {
  return {
    guid: guid(500),
    dn: 'CN=Old,OU=Elsewhere,DC=target,DC=test',
    objectClass: 'user',
    name: 'Old',
    sAMAccountName: null,
    userPrincipalName: null,
    displayName: null,
    enabled: true,
    memberOf: new Set(),
    managed: false,
    owner: null,
    takeOverRefused: null,
    ...values,
  }
}

export function group(name: string, values: Partial<Group> = {}): Group {
  return {
    guid: `group-${name}`,
    dn: `CN=${name},OU=Groups,DC=target,DC=test`,
    name,
    sid: null,
    adminCount: false,
    memberOf: [],
    ...values,
  }
}
export const groupKey = (name: string): string => dnKey(group(name).dn)

export function schema(name: string, values: Partial<AttributeSchema> = {}): [string, AttributeSchema] {
  return [
    name.toLowerCase(),
    {
      name,
      kind: 'string',
      singleValued: true,
      systemOnly: false,
      constructed: false,
      linked: false,
      rangeUpper: null,
      ...values,
    },
  ]
}

const SETTINGS: PlanSettings = {
  managedUserPath: MANAGED,
  prefix: 'P ',
  groupPath: 'OU=Groups,DC=target,DC=test',
  groupMap: new Map(),
  restrictedGroups: [],
  anchorAttribute: 'msDS-cloudExtensionAttribute1',
  attributes: null,
  expirationTime: Duration.fromISO('P1M1D'),
  expirationSlack: Duration.fromISO('P1D'),
  honourSourceExpiration: false,
  requireApproval: [],
}

/** All that a plan is made from. */
export type Input = PlanInput & { holders: readonly Holder[]; accounts: readonly Account[] }

/** The plan, as a run makes it: who is who first, then the steps. */
export function planOf({ holders, accounts, ...target }: Input, rejections: readonly Resolution[] = []): Plan {
  return makePlan(identify(planContext(target)), { names: holders, principals: accounts }, rejections)
}

export function input(
  values: Partial<Omit<Input, 'settings'>> & { settings?: Partial<PlanSettings>; groupList?: Group[] } = {},
): Input {
  const { settings, groupList = [], ...rest } = values
  return {
    settings: { ...SETTINGS, ...settings },
    dnsName: 'target.test',
    people: [],
    searchGroups: null,
    managed: [],
    schema: new Map([
      schema('department'),
      schema('description'),
      schema('userPrincipalName'),
      schema('otherTelephone', { singleValued: false }),
      schema('manager', { kind: 'dn', linked: true }),
      schema('msDS-cloudExtensionAttribute1'),
    ]),
    groups: new Map(groupList.map((entry) => [dnKey(entry.dn), entry])),
    others: [],
    newNamed: new Map(),
    holders: [],
    rememberedAnchors: new Map(),
    disabledHere: new Map(),
    isFirstUnfinished: false,
    versions: new Map(),
    rematch: false,
    accounts: [],
    now: NOW,
    ...rest,
  }
}
