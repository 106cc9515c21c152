/** One person of a users file, after it was read and checked. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue }

export interface Person {
  /** Unique within the file: the objectGUID, else `#` and the position in `users`. */
  key: string
  cn: string
  sAMAccountName: string
  disabled: boolean
  /** ISO 8601 in UTC; null: never, or the file has none. */
  accountExpires: string | null
  /** Source groups, relative to the source's group_path, in the file's spelling. */
  memberOf: readonly string[]
  /** Lower case with hyphens; null in files without anchors. */
  objectGUID: string | null
  /** All other keys of the user, in file order, without `subPath` and `distinguishedName`. */
  attributes: ReadonlyMap<string, JsonValue>
}

/** What a person who is not to be active is in the users file. */
export const inactiveAs = ({ disabled }: Pick<Person, 'disabled'>): 'disabled' | 'past its expiration date' =>
  disabled ? 'disabled' : 'past its expiration date'
