/* Generated from schemas/plan.schema.json by `npm run generate`: do not edit. */

/**
 * What an import would do, as import --dry-run --plan-file writes it and import --plan reads it. No password is in it.
 */
export interface SavedPlan {
  /**
   * Of this schema.
   */
  version: 1
  /**
   * By the domain controller's clock, ISO 8601 UTC.
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
   * The one that was read.
   */
  domain_controller: string
  /**
   * All that the import would do, in its order, with what the approvals file accepts.
   */
  changes: RecordedChange[]
  /**
   * SHA-256 of all else, in hex.
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
   * Common name, after a rename.
   */
  user: string
  /**
   * sAMAccountName.
   */
  account: string | null
  /**
   * objectGUID; null: the change creates it.
   */
  guid: string | null
  group?: {
    guid: string
    dn: string
    name: string
  }
  /**
   * disable: what the users file says; enable: with the password it had.
   */
  why?: string
  before: Values
  after: Values
}
/**
 * Values by attribute, tagged with their type as in src/core/values/value.ts; an empty list is no value.
 */
export interface Values {
  [k: string]: `${'s' | 'i' | 'l' | 'b' | 'x' | 't' | 'g' | 'd'}:${string}`[]
}
