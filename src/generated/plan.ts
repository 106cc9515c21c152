/* Generated from schemas/plan.schema.json by `npm run generate`: do not edit. */

/**
 * What an import would do. import --dry-run --plan-file writes it, and import --plan reads it. It contains no password.
 */
export interface SavedPlan {
  /**
   * Version of this format.
   */
  version: 1
  /**
   * Time by the domain controller's clock, ISO 8601 UTC.
   */
  made: string
  /**
   * Account that ran the tool.
   */
  by: string
  host: string
  /**
   * Version of ad-user-sync.
   */
  tool: string
  managed_user_path: string
  config: {
    path: string
    /**
     * SHA-256 in hex.
     */
    hash: string
  }
  users_file: {
    path: string
    /**
     * SHA-256 of the body in hex.
     */
    hash: string
    timestamp: string | null
    sequence: number | null
    source: null | {
      domain_sid: string
      dns_name: string
    }
  }
  /**
   * Domain controller that was read.
   */
  domain_controller: string
  /**
   * Everything the import would do, in its order, including what the approvals file accepts.
   */
  changes: RecordedChange[]
  /**
   * SHA-256 of everything else, in hex.
   */
  hash: string
}
export interface RecordedChange {
  /**
   * Place in the run, from 1.
   */
  number: number
  type: 'create' | 'update' | 'rename' | 'disable' | 'enable' | 'join' | 'leave' | 'take-over'
  /**
   * Common name. For a rename, the new one.
   */
  user: string
  /**
   * sAMAccountName.
   */
  account: string | null
  /**
   * objectGUID. null: the change creates the account.
   */
  guid: string | null
  group?: {
    guid: string
    dn: string
    name: string
  }
  /**
   * For disable, how often the state and the password had been written, as the directory counts it (replPropertyMetaData). Absent: written by an earlier version of this tool, or the directory did not show it.
   */
  versions?: {
    userAccountControl: number
    unicodePwd: number
  }
  /**
   * For disable, the reason in the users file. For enable, that the account kept its password.
   */
  why?: string
  before: Values
  after: Values
}
/**
 * Values by attribute, tagged with their type as in src/core/values/value.ts. An empty list means no value.
 */
export interface Values {
  [k: string]: `${'s' | 'i' | 'l' | 'b' | 'x' | 't' | 'g' | 'd'}:${string}`[]
}
