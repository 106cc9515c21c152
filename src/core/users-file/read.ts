/** Reads a users file: turns untrusted bytes into people, or throws one clear error. */
import { DateTime } from 'luxon'
import { InputError } from '../../errors.js'
import type { UserEntry } from '../../generated/users-file.js'
import { sha256 } from '../text/sha256.js'
import { decodeText } from './decode.js'
import { parseStrictly } from './json-scan.js'
import { verifiedBody } from './mac.js'
import type { JsonValue, Person } from '../person.js'
import { attributeKey } from '../values/attribute-key.js'
import { conflictWarnings, withoutConflicts } from './replication-conflicts.js'
import { validated } from './schema.js'
import type { FileSource } from './source.js'

export interface CheckedUsersFile {
  /** Time of the export, ISO 8601 in UTC; null when the file has none. */
  timestamp: string | null
  /**
   * Domain of the export; null when the file has none (files of the Python tool, and older ones).
   */
  source: FileSource | null
  /** Number of the export, counted by its config from 1; null when the file has none. */
  sequence: number | null
  /**
   * Source groups whose members were exported, relative to the source's group_path; null when the
   * file has none.
   */
  searchGroups: readonly string[] | null
  /**
   * SHA-256 of the body's UTF-8 in hex: independent of encoding, line ends, trailing newline and
   * MAC.
   */
  hash: string
  /** In file order; the caller judges []. */
  people: Person[]
  warnings: string[]
}

const OWN_KEYS = ['sAMAccountName', 'cn', 'disabled', 'accountExpires', 'memberOf', 'objectGUID'] as const
const IGNORED_KEYS = ['subPath', 'distinguishedName']
const NOT_ATTRIBUTES = new Set([...OWN_KEYS, ...IGNORED_KEYS].map(attributeKey))
const EXPORT_AGAIN = 'export it again; do not edit it'
const ATTRIBUTE_NAME = /^[A-Za-z][A-Za-z0-9-]{0,255}$/

/**
 * Decodes, verifies the MAC, and only then parses and checks. A file with any error is not used at
 * all.
 * @param key the HMAC key, null when none is configured
 * @throws InputError
 */
export function readUsersFile(bytes: Uint8Array, key: Uint8Array | null): CheckedUsersFile {
  const { text, warnings } = decodeText(bytes)
  const body = verifiedBody(text, key)
  const { timestamp, source, sequence, search_groups, users } = validated(parseStrictly(body))
  const dropped = new Set<string>()
  const groups = new Map<string, string>()
  const { people, conflicts } = withoutConflicts(users.map((user, index) => personOf(user, index, { dropped, groups })))
  // Of an older export, or of the Python tool.
  warnings.push(...conflictWarnings(conflicts))
  refuseDuplicates(people)
  if (dropped.size > 0) warnings.push(`keys that are no attribute names are left out: ${firstOf(dropped)}`)
  return {
    timestamp: timestamp === undefined ? null : toUtc(timestamp, 'local', 'the timestamp'),
    source: source === undefined ? null : { domainSid: source.domain_sid, dnsName: source.dns_name },
    sequence: sequence ?? null,
    searchGroups: search_groups ?? null,
    hash: sha256(body.trimEnd()),
    people,
    warnings,
  }
}

/** What the people of one file share. */
interface Shared {
  /** Keys that are no attribute names. */
  dropped: Set<string>
  /** Each source group once. A text of its own for each member would be most of a large file. */
  groups: Map<string, string>
}

function personOf(user: UserEntry, index: number, { dropped, groups }: Shared): Person {
  const name = `user ${index + 1} (${quotedBriefly(user.sAMAccountName)})`
  const entries = Object.entries(user as Record<string, JsonValue>)
  refuseBrokenText(entries, name)
  refuseSameNames(
    entries.map(([key]) => key),
    name,
  )
  const objectGUID = user.objectGUID?.toLowerCase() ?? null
  const attributes = entries.filter(([key]) => !NOT_ATTRIBUTES.has(attributeKey(key)))
  for (const [key] of attributes) if (!ATTRIBUTE_NAME.test(key)) dropped.add(key)
  return {
    key: objectGUID ?? `#${index + 1}`,
    cn: user.cn,
    sAMAccountName: user.sAMAccountName,
    disabled: user.disabled ?? false,
    // Unlike the timestamp, this is UTC when it names no zone, as in the directory.
    accountExpires: user.accountExpires == null ? null : toUtc(user.accountExpires, 'utc', `accountExpires of ${name}`),
    memberOf: (user.memberOf ?? []).map((group) => {
      if (!groups.has(group)) groups.set(group, group)
      return groups.get(group)!
    }),
    objectGUID,
    attributes: new Map(attributes.filter(([key]) => ATTRIBUTE_NAME.test(key))),
  }
}

/**
 * Half a surrogate pair is no character: the directory would store something else, and the next run
 * would find a difference.
 */
function refuseBrokenText(value: JsonValue, name: string): void {
  if (typeof value === 'string' && /\p{Surrogate}/u.test(value)) {
    throw new InputError(
      `the users file has a broken character in ${name}: ${quotedBriefly(value)}`,
      'correct that value in the source domain, and export it again',
    )
  }
  if (typeof value !== 'object' || value === null) return
  for (const item of Array.isArray(value) ? value : Object.values(value)) refuseBrokenText(item, name)
}

/** Attribute names ignore case, so two spellings are two values for one attribute. */
function refuseSameNames(keys: readonly string[], name: string): void {
  const seen = new Map<string, string>()
  for (const key of keys) {
    const other = seen.get(attributeKey(key))
    if (other !== undefined)
      throw new InputError(
        `the users file has ${quotedBriefly(other)} and ${quotedBriefly(key)} in ${name}, which are one attribute`,
        EXPORT_AGAIN,
      )
    seen.set(attributeKey(key), key)
  }
}

function refuseDuplicates(people: readonly Person[]): void {
  const owners = new Map<string, Person>()
  for (const person of people) {
    const other = owners.get(person.key)
    if (other) {
      const who = `${quotedBriefly(other.sAMAccountName)} and ${quotedBriefly(person.sAMAccountName)}`
      throw new InputError(`the users file has the objectGUID ${person.key} twice: ${who}`, EXPORT_AGAIN)
    }
    owners.set(person.key, person)
  }
}

/** Without a date, a time would be today's, each day anew: such a file would never grow old. */
const HAS_DATE = /^([+-]\d{6}|\d{4})-|^\d{8}(T|$)/

function toUtc(text: string, zone: 'local' | 'utc', what: string): string {
  const time = HAS_DATE.test(text)
    ? DateTime.fromISO(text, { zone }).toUTC().toISO({ suppressMilliseconds: true })
    : null
  if (time === null)
    throw new InputError(
      `the users file has ${what} as ${quotedBriefly(text)}, which is not an ISO 8601 time`,
      EXPORT_AGAIN,
    )
  return time
}

const firstOf = (names: ReadonlySet<string>): string =>
  [...[...names].slice(0, 10).map(quotedBriefly), ...(names.size > 10 ? ['…'] : [])].join(', ')
const quotedBriefly = (text: string): string => JSON.stringify(text.length > 64 ? `${text.slice(0, 64)}…` : text)
