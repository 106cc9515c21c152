/** The names of accounts as the plan deals with them, as plain data. */

/**
 * The file's names of a person whose account was created under another account name, or
 * userPrincipalName.
 */
export interface NewNamed {
  sAMAccountName: string
  /** The userPrincipalName that the account did not get; null when the file has none. */
  userPrincipalName: string | null
  /**
   * The userPrincipalName that was given in its place (`new_upn`); absent: it is made of the new
   * account name.
   */
  given?: string
}

/** The three names of an account, before it exists. */
export interface WantedNames {
  /** Common name. */
  name: string
  sAMAccountName: string
  userPrincipalName: string
}
