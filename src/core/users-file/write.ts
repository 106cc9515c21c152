import { asciiOnly } from '../text/ascii-json.js'
import { compareText } from '../names/names.js'
import { sign } from './mac.js'
import type { Person } from '../person.js'

/** The whole users file: with a key, body and MAC line without a newline after it, as the Python tool writes it; else the body alone. */
export function usersFileText(
  people: readonly Omit<Person, 'key'>[],
  timestamp: string,
  key: Uint8Array | null,
): string {
  const body = formatUsersFile(people, timestamp)
  return key === null ? `${body}\n` : sign(body, key)
}

/**
 * The body of a users file, as behaviour.md ("Export") wants it: the same people give the same bytes but for the timestamp. ASCII, so that
 * no code page on the way can hurt it; laid out as Python's json.dumps with indent=4.
 * @param timestamp ISO 8601
 */
export function formatUsersFile(people: readonly Omit<Person, 'key'>[], timestamp: string): string {
  const users = people.toSorted((a, b) => compareText(a.sAMAccountName, b.sAMAccountName)).map(userEntry)
  return asciiOnly(JSON.stringify({ timestamp, users }, null, 4))
}

function userEntry({
  sAMAccountName,
  cn,
  disabled,
  accountExpires,
  memberOf,
  objectGUID,
  attributes,
}: Omit<Person, 'key'>): object {
  const anchor = objectGUID === null ? {} : { objectGUID }
  return { sAMAccountName, cn, disabled, accountExpires, memberOf, ...anchor, ...Object.fromEntries(attributes) }
}
