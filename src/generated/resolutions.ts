/* Generated from schemas/resolutions.schema.json by `npm run generate`: do not edit. */

export type ResolutionEntry = {
  /**
   * What the decision is about.
   */
  type: 'enable' | 'join' | 'leave' | 'disable' | 'name'
  /**
   * Common name in the target, with its prefix.
   */
  user: string
  /**
   * The decision; null or absent: none yet.
   */
  accept?: boolean | null
  /**
   * When it was made, ISO 8601.
   */
  timestamp?: string
  /**
   * join, leave: common name of the group.
   */
  group?: string
  /**
   * name: the account name that was wanted.
   */
  name?: string
  /**
   * The person's anchor; must match when present.
   */
  anchor?: string
  /**
   * The group's distinguished name; must match when present.
   */
  group_dn?: string
  /**
   * The object that holds the name; must match when present.
   */
  by?: string
  /**
   * enable: the password to set, of at most 256 characters.
   */
  password?: string | null
  /**
   * enable: with a passphrase that is made for it, and kept by --passwords-to.
   */
  generate?: boolean
  /**
   * enable: with the password that the account has, where this tool disabled it and nobody has touched its state or password since.
   */
  keep_password?: boolean
  /**
   * name: account name to use instead.
   */
  new_name?: string | null
  /**
   * name, where the userPrincipalName alone is taken: one to use instead.
   */
  new_upn?: string | null
  /**
   * name: manage the account that has the name.
   */
  take_over_account?: boolean
  [k: string]: unknown
}

/**
 * resolutions_file, which remembers rejected approvals, and the file of --approvals. Keys that an entry does not need are ignored, and so are keys that hold null or "".
 */
export interface ResolutionsFile {
  $schema?: string
  resolutions: ResolutionEntry[]
  [k: string]: unknown
}
