/* Generated from schemas/import-config.schema.json by `npm run generate`: do not edit. */

/**
 * Config file of `ad-user-sync import`.
 */
export interface ImportConfig {
  /**
   * Where an editor finds the JSON Schema of this file. It has no effect on the tool.
   */
  $schema?: string
  /**
   * Users file to import.
   */
  input_file: string
  /**
   * Container that the target groups in group_map and restricted_groups are relative to.
   */
  group_path: string
  /**
   * Container of the managed users. It must exist. Every user below it who is missing from the users file is deactivated.
   */
  managed_user_path: string
  /**
   * Target groups for the members of each source group. Write source groups as in the export's search_groups. "*" stands for everyone.
   */
  group_map?: {
    [k: string]: string | string[]
  }
  /**
   * Target groups that nobody joins without approval. Groups nested in them and protected groups are always restricted.
   */
  restricted_groups?: string[]
  /**
   * Prefix of the common names of managed users. A change renames every managed user that has an anchor. Users without one are no longer recognized.
   */
  prefix_common_names: string
  /**
   * How long an account stays valid after the last import that included its user.
   */
  expiration_time?: string
  /**
   * Smallest change of an expiration date that is written.
   */
  expiration_slack?: string
  /**
   * Whether accountExpires in the users file counts. If so, a past date means disabled, and a future one is the latest date for the target account.
   */
  honour_source_expiration?: boolean
  /**
   * Whether users are prevented from changing the password that was set for them.
   */
  users_can_not_change_password?: boolean
  /**
   * Whether users must change their password at the first logon.
   */
  users_must_change_password?: boolean
  /**
   * File that remembers rejected approvals. The lock and the state of past imports are kept beside it.
   */
  resolutions_file?: string
  /**
   * How many days to keep the record of runs, in the folder runs beside resolutions_file.
   */
  history_days?: number
  /**
   * How many users are written at a time, where their order does not matter. More than 1 shortens a large import over a slow line.
   */
  parallel_writes?: number
  /**
   * Secret that authenticates the users file. Both sides need the same one. --hmac overrides it. Without it, the environment variable AD_USER_SYNC_HMAC is used.
   */
  hmac?: string | null
  /**
   * Attributes to import. Sensitive ones are never imported, even if named here. null imports those that describe a person: names, title, department, company, addresses, telephone numbers, mail, employee numbers, web page, photo, userPrincipalName.
   */
  attributes?: string[] | null
  /**
   * String attribute that links a managed user to its source user. null turns this off.
   */
  anchor_attribute?: string | null
  /**
   * Changes that need approval instead of happening automatically: deactivation (disable) and removal from groups (leave).
   */
  require_approval?: ('disable' | 'leave')[]
  /**
   * How many users a run may create at most: a number, or a percentage of the managed users. Beyond that it stops before any write. No limit applies until the first import has finished.
   */
  max_creations?: (number | string) & string
  /**
   * How many users a run may rename at most: a number, or a percentage of the managed users. Beyond that it stops before any write.
   */
  max_renames?: (number | string) & string
  /**
   * How many values of one attribute a run may clear at most: a number, or a percentage of the managed users that have one. Beyond that it stops before any write.
   */
  max_clears?: (number | string) & string
  /**
   * Of how many users a run may update attributes at most: a number, or a percentage of the managed users. Beyond that it stops before any write. null: no limit.
   */
  max_updates?: (number | string) | null
  /**
   * How many users a run may deactivate at most: a number, or a percentage of the enabled managed users. Beyond that it stops before any write.
   */
  max_deactivations?: (number | string) & string
  /**
   * How many group memberships a run may remove at most: a number, or a percentage of the managed memberships. Beyond that it stops before any write.
   */
  max_leaves?: (number | string) & string
  /**
   * Whether to import a users file without users. The limits still apply.
   */
  allow_empty_input?: boolean
  /**
   * Oldest users file to accept. null accepts any age.
   */
  max_file_age?: string | null
  /**
   * Source domain that users files must come from. null takes the domain of the first imported file.
   */
  expected_source?: string | null
  /**
   * File with the words of generated passphrases, one per line. null uses the built-in list.
   */
  password_wordlist?: string | null
  /**
   * Number of words in a generated passphrase.
   */
  password_word_count?: number
  /**
   * Text at the end of generated passphrases.
   */
  password_suffix?: string
  /**
   * Language of the letters in the password archive.
   */
  letters_language?: 'en' | 'de'
  /**
   * HTML template of one letter, in UTF-8. It may use {{name}}, {{logon_name}}, {{user_principal_name}}, {{password}}, {{mail}}, {{department}}, {{groups}} and {{user}}. null uses the built-in one.
   */
  letters_template?: string | null
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
