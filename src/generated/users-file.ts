/* Generated from schemas/users-file.schema.json by `npm run generate`: do not edit. */

export type AttributeValue = SingleValue | null | SingleValue[]
export type SingleValue = string | number | boolean | BinaryValue

/**
 * The file that is carried from the source domain to the target domain.
 */
export interface UsersFile {
  /**
   * Time of the export, ISO 8601. Without an offset it is local time.
   */
  timestamp?: string
  /**
   * Domain of the export.
   */
  source?: {
    domain_sid: string
    dns_name: string
    [k: string]: unknown
  }
  /**
   * Number of the export, counted by its config.
   */
  sequence?: number
  /**
   * Source groups that the export searched, relative to its group_path. [] means that it looked for no memberships.
   */
  search_groups?: string[]
  users: UserEntry[]
  [k: string]: unknown
}
/**
 * One person. All other keys are attributes by LDAP display name.
 */
export interface UserEntry {
  sAMAccountName: string
  cn: string
  disabled?: boolean | null
  /**
   * ISO 8601. null: never.
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
