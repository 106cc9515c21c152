/**
 * The input of planning: settings, the users file, the target as it was read, and the time.
 * Planning reads nothing else.
 */
import type { Duration } from 'luxon'
import type { AttributeSchema } from '../values/attribute-schema.js'
import type { Group, ManagedUser, NamedObject } from '../model.js'
import type { Person } from '../person.js'
import { addDuration } from '../schema/durations.js'
import type { NewNamed } from '../names/account-names.js'
import { dnKey, joinDn } from '../names/distinguished-name.js'
import { doubtfulSources, type DoubtfulSource } from './source-groups.js'
import { takenAttributes } from '../safety/attribute-policy.js'
import { attributeKey } from '../values/attribute-key.js'
import { restrictionOf } from '../safety/protection.js'
import type { DisabledHere } from '../journal/disabled.js'
import type { PresentVersions } from '../safety/state-versions.js'

/** The part of the import settings that planning uses; DNs are absolute. */
export interface PlanSettings {
  managedUserPath: string
  prefix: string
  groupPath: string
  /** Source group (relative DN, or `*`) to target groups (relative to groupPath). */
  groupMap: ReadonlyMap<string, readonly string[]>
  restrictedGroups: readonly string[]
  anchorAttribute: string | null
  /** The attributes to take from the file; null: those that describe a person. */
  attributes: readonly string[] | null
  expirationTime: Duration
  expirationSlack: Duration
  honourSourceExpiration: boolean
  requireApproval: readonly ('disable' | 'leave')[]
}

export interface PlanInput {
  settings: PlanSettings
  /** DNS name of the target domain, the suffix of new user principal names. */
  dnsName: string
  people: readonly Person[]
  /** Source groups that the export looked for; null: the file does not say. */
  searchGroups: readonly string[] | null
  managed: readonly ManagedUser[]
  /** Schema of the file's attributes, by attributeKey; names the schema lacks are absent. */
  schema: ReadonlyMap<string, AttributeSchema>
  /** Mapped and restricted groups and all that these are nested in, by dnKey. */
  groups: ReadonlyMap<string, Group>
  /** All objects below managed_user_path but users. */
  others: readonly NamedObject[]
  /** By objectGUID: the accounts that earlier runs created with a `new_name`. */
  newNamed: ReadonlyMap<string, NewNamed>
  /**
   * By objectGUID of the managed user: the anchors that this tool wrote or found; empty when they
   * are not to be compared.
   */
  rememberedAnchors: ReadonlyMap<string, string>
  /** By objectGUID: the accounts that this tool disabled, as the journal has them. */
  disabledHere: ReadonlyMap<string, DisabledHere>
  /**
   * By objectGUID, of those of them that may come back with their passwords: how often state and
   * password were written until now. Read once it is known who they are.
   */
  versions: ReadonlyMap<string, PresentVersions>
  /**
   * --rematch: an anchor of nobody in the file is no obstacle to a match by name, and the new one
   * is stamped over it.
   */
  rematch: boolean
  /** A first import was begun and not finished: nobody was managed before it. */
  isFirstUnfinished: boolean
  /** By the domain controller's clock. */
  now: Date
}

export interface PlanContext extends PlanInput {
  /** now + expiration_time, worked out once: thousands have it. */
  expires: Date
  /** The attributes of the file that may be written, by attributeKey. */
  taken: ReadonlyMap<string, AttributeSchema>
  /** Target groups (dnKeys) by dnKey of the source group's relative DN; `*` by `*`. */
  mapping: ReadonlyMap<string, readonly string[]>
  /** All mapped target groups, in configured order. */
  mappedGroups: readonly string[]
  /** Why joining needs approval, by dnKey of a mapped group; null when it needs none. */
  restrictions: ReadonlyMap<string, string | null>
  doubtfulSources: readonly DoubtfulSource[]
  /** dnKeys of the target groups that these map to, by their doubt. */
  doubted: Readonly<Record<DoubtfulSource['doubt'], ReadonlySet<string>>>
}

export function planContext(input: PlanInput): PlanContext {
  const { groupMap, groupPath, restrictedGroups } = input.settings
  const absolute = (group: string) => dnKey(joinDn(group, groupPath))
  const mapping = new Map(
    [...groupMap].map(([source, targets]) => [source === '*' ? '*' : dnKey(source), targets.map(absolute)]),
  )
  const mappedGroups = [...new Set([...mapping.values()].flat())]
  const restricted = new Set(restrictedGroups.map(absolute))
  const doubtful = doubtfulSources(input.settings, input)
  const targetsOf = (doubt: DoubtfulSource['doubt']) =>
    new Set(doubtful.filter((source) => source.doubt === doubt).flatMap(({ targets }) => targets.map(absolute)))
  return {
    ...input,
    expires: addDuration(input.now, input.settings.expirationTime),
    taken: new Map(takenAttributes(input.schema, input.settings).map((schema) => [attributeKey(schema.name), schema])),
    doubtfulSources: doubtful,
    doubted: { unsearched: targetsOf('unsearched'), nobodys: targetsOf('nobodys') },
    mapping,
    mappedGroups,
    restrictions: new Map(mappedGroups.map((key) => [key, restrictionOf(key, restricted, input.groups)])),
  }
}
