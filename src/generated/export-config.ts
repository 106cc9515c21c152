/* Generated from schemas/export-config.schema.json by `npm run generate`: do not edit. */

/**
 * Config file of `ad-user-sync export`.
 */
export interface ExportConfig {
  /**
   * Where an editor finds the JSON Schema of this file. Without effect on the tool.
   */
  $schema?: string
  /**
   * Users file to write; null writes it to standard output.
   */
  export_file?: string | null
  /**
   * Container whose users, at any depth, are exported.
   */
  user_path: string
  /**
   * Container that search_groups are relative to.
   */
  group_path: string
  /**
   * Users are exported when they are members of at least one of these groups; the memberships go into the file. None: all users.
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
   * Whether to export objectGUID, by which the importer recognises people after a change of name; false is for the Python importer.
   */
  anchor?: boolean
  /**
   * Secret that the users file is authenticated with, the same on both sides. Overridden by --hmac; in its absence the environment variable AD_USER_SYNC_HMAC is used.
   */
  hmac?: string | null
  /**
   * Domain controller, or domain, that all reads and writes of a run go to.
   */
  server?: string | null
  /**
   * PowerShell executable that runs the ActiveDirectory module. Wins over the environment variable NODE_POWERSHELL.
   */
  powershell?: string | null
  /**
   * How long a read, or a batch of changes not yet sent, is tried again when the connection to the domain controller or PowerShell is lost in the middle of a run; PT0S: not at all. Where somebody is asked (import --interactive), the person decides instead.
   */
  retry_time?: string
  /**
   * Least severe level that is logged. --log-level overrides it.
   */
  log_level?: 'CRITICAL' | 'FATAL' | 'ERROR' | 'WARNING' | 'INFO' | 'DEBUG'
  /**
   * File to log to, in addition to standard error. It is rotated: FILE, FILE.1, FILE.2 and so on.
   */
  log_file?: string | null
  /**
   * Size of log_file at which it is rotated. 0: never.
   */
  log_max_bytes?: number
  /**
   * How many rotated log files are kept. 0: log_file is never rotated.
   */
  log_backup_count?: number
  /**
   * Also write warnings and errors, changes and results to the Windows event log (Application, source ad-user-sync).
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
