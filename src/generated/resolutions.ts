/* Generated from schemas/resolutions.schema.json by `npm run generate`: do not edit. */

export type ResolutionEntry = {
  /**
   * Kind of the approval.
   */
  type: 'enable' | 'join' | 'leave' | 'disable' | 'name'
  /**
   * Common name in the target, with its prefix.
   */
  user: string
  /**
   * The decision. null or absent: none yet.
   */
  accept?: boolean | null
  /**
   * Time of the decision, ISO 8601.
   */
  timestamp?: string
  /**
   * For join and leave: common name of the group.
   */
  group?: string
  /**
   * For name: the wanted account name.
   */
  name?: string
  /**
   * The person's anchor. If present, it must match.
   */
  anchor?: string
  /**
   * The group's distinguished name. If present, it must match.
   */
  group_dn?: string
  /**
   * The object that has the name. If present, it must match.
   */
  by?: string
  /**
   * For enable: the password to set, at most 256 characters.
   */
  password?: string | null
  /**
   * For enable: set a generated passphrase, which --passwords-to saves.
   */
  generate?: boolean
  /**
   * For enable: keep the account's password. This works if this tool disabled the account and nobody has changed its state or password since.
   */
  keep_password?: boolean
  /**
   * For name: account name to use instead.
   */
  new_name?: string | null
  /**
   * For name, if only the userPrincipalName is taken: userPrincipalName to use instead.
   */
  new_upn?: string | null
  /**
   * For name: take over the account that has the name.
   */
  take_over_account?: boolean
  [k: string]: unknown
}

/**
 * resolutions_file, which remembers rejected approvals, or the file given with --approvals. Keys that an entry does not need are ignored, as are keys that hold null or "".
 */
export interface ResolutionsFile {
  $schema?: string
  resolutions: ResolutionEntry[]
  [k: string]: unknown
}
