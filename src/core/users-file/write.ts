import { asciiOnly } from '../text/ascii-json.js'
import { compareText } from '../names/names.js'
import { sign } from './mac.js'
import type { Person } from '../person.js'
import type { FileSource } from './source.js'

export type ExportedPerson = Omit<Person, 'key'>

/** The content of an export. */
export interface Exported {
  /** ISO 8601 */
  timestamp: string
  /** null for the Python importer, like the sequence. */
  source: FileSource | null
  /** Number of the export, counted by its config from 1; null: exports are not counted. */
  sequence: number | null
  /** Relative to the export's group_path, in configured spelling. */
  searchGroups: readonly string[]
  people: readonly ExportedPerson[]
}

/**
 * The whole users file. With a key: body and MAC line, without a newline after it, as the Python
 * tool writes it. Without: the body.
 */
export function usersFileText(exported: Exported, key: Uint8Array | null): string {
  const body = formatUsersFile(exported)
  return key === null ? `${body}\n` : sign(body, key)
}

/**
 * The body of a users file (test/behaviour.md, "Export"): the same people give the same bytes but
 * for timestamp and sequence. It is ASCII, so that no code page can damage it, in the layout of
 * Python's json.dumps with indent=4.
 */
export function formatUsersFile({ timestamp, source, sequence, searchGroups, people }: Exported): string {
  const users = people.toSorted((a, b) => compareText(a.sAMAccountName, b.sAMAccountName)).map(userEntry)
  const file = {
    timestamp,
    ...(source !== null && { source: { domain_sid: source.domainSid, dns_name: source.dnsName } }),
    ...(sequence !== null && { sequence }),
    search_groups: searchGroups,
    users,
  }
  return asciiOnly(JSON.stringify(file, null, 4))
}

function userEntry({
  sAMAccountName,
  cn,
  disabled,
  accountExpires,
  memberOf,
  objectGUID,
  attributes,
}: ExportedPerson): object {
  const anchor = objectGUID === null ? {} : { objectGUID }
  return { sAMAccountName, cn, disabled, accountExpires, memberOf, ...anchor, ...Object.fromEntries(attributes) }
}
