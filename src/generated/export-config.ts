/* Generated from schemas/export-config.schema.json by `npm run generate`: do not edit. */

/**
 * Config file of `ad-user-sync export`.
 */
export interface ExportConfig {
  /**
   * Where an editor finds the JSON Schema of this file. It has no effect on the tool.
   */
  $schema?: string
  /**
   * Users file to write. null writes to standard output.
   */
  export_file?: string | null
  /**
   * Container of the users to export, at any depth.
   */
  user_path: string
  /**
   * Container that the names in search_groups are relative to.
   */
  group_path: string
  /**
   * Groups whose members are exported. The file lists each user's memberships in them. [] exports all users.
   */
  search_groups?: string[]
  /**
   * Whether membership through nested groups counts.
   */
  nested_groups?: boolean
  /**
   * Attributes to export besides sAMAccountName, cn, disabled, accountExpires, memberOf and objectGUID.
   */
  attributes?: string[]
  /**
   * Whether to export objectGUID, which identifies people after a change of name. Set it to false for the Python importer.
   */
  anchor?: boolean
  /**
   * Secret that authenticates the users file. Both sides need the same one. --hmac overrides it. Without it, the environment variable AD_USER_SYNC_HMAC is used.
   */
  hmac?: string | null
  /**
   * Domain controller or domain for all reads and writes of a run.
   */
  server?: string | null
  /**
   * PowerShell executable that runs the ActiveDirectory module. It overrides the environment variable NODE_POWERSHELL.
   */
  powershell?: string | null
  /**
   * How long the tool retries when a run loses the domain controller or PowerShell. Reads and changes not yet sent are retried. PT0S turns retries off. With import --interactive, a person decides instead.
   */
  retry_time?: string
  /**
   * Lowest level to log. --log-level overrides it.
   */
  log_level?: 'CRITICAL' | 'FATAL' | 'ERROR' | 'WARNING' | 'INFO' | 'DEBUG'
  /**
   * File to log to, in addition to standard error. It rotates: FILE, FILE.1, FILE.2 and so on.
   */
  log_file?: string | null
  /**
   * Size at which log_file rotates. 0: never.
   */
  log_max_bytes?: number
  /**
   * How many rotated log files to keep. 0: log_file never rotates.
   */
  log_backup_count?: number
  /**
   * Whether to log to the Windows event log as well (Application, source ad-user-sync).
   */
  log_windows?: boolean
  /**
   * Ignored: the Python tool's browser port.
   */
  port?: unknown
  /**
   * Ignored: the Python tool's browser heartbeat.
   */
  heartbeat_interval?: unknown
  /**
   * Ignored: the Python tool's browser session end.
   */
  terminate_on_browser_close?: unknown
}
