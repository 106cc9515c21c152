/* Generated from schemas/users-file.schema.json by `npm run generate`: do not edit. */

export type AttributeValue = SingleValue | null | SingleValue[]
export type SingleValue = string | number | boolean | BinaryValue

/**
 * What is carried from the source domain to the target domain.
 */
export interface UsersFile {
  /**
   * When it was written, ISO 8601; local time when it has no offset.
   */
  timestamp?: string
  /**
   * The domain it was exported from.
   */
  source?: {
    domain_sid: string
    dns_name: string
    [k: string]: unknown
  }
  /**
   * Which export of its config it is.
   */
  sequence?: number
  /**
   * The source groups that memberships were looked for in, relative to the export's group_path; none: no memberships.
   */
  search_groups?: string[]
  users: UserEntry[]
  [k: string]: unknown
}
/**
 * One person. Keys other than these are attributes by LDAP display name.
 */
export interface UserEntry {
  sAMAccountName: string
  cn: string
  disabled?: boolean | null
  /**
   * ISO 8601, null for never.
   */
  accountExpires?: string | null
  /**
   * Source groups, relative to the export's group_path.
   */
  memberOf?: string[] | null
  /**
   * The anchor.
   */
  objectGUID?: string | null
  [k: string]: AttributeValue | string | boolean | null | string[] | undefined
}
export interface BinaryValue {
  base64: string
}
