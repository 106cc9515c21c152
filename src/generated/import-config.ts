/* Generated from schemas/import-config.schema.json by `npm run generate`: do not edit. */

/**
 * Config file of `ad-user-sync import`.
 */
export interface ImportConfig {
  /**
   * Where an editor finds the JSON Schema of this file. Without effect on the tool.
   */
  $schema?: string
  /**
   * Users file to import.
   */
  input_file: string
  /**
   * Container that the target groups of group_map and restricted_groups are relative to.
   */
  group_path: string
  /**
   * Container of the managed users. It must exist. Everybody below it who is not in the users file is deactivated.
   */
  managed_user_path: string
  /**
   * Which target groups the members of a source group belong to. Sources as in the export's search_groups; "*" is everyone.
   */
  group_map?: {
    [k: string]: string | string[]
  }
  /**
   * Target groups that nobody joins without approval; groups nested in them and protected groups are restricted anyway.
   */
  restricted_groups?: string[]
  /**
   * What the common names of managed users begin with. Never change it once users were imported.
   */
  prefix_common_names: string
  /**
   * How long accounts stay valid after an import that has their user.
   */
  expiration_time?: string
  /**
   * Expiration dates are left alone while they would move by less than this.
   */
  expiration_slack?: string
  /**
   * Whether a past accountExpires in the users file counts as disabled, and a future one caps the target's.
   */
  honour_source_expiration?: boolean
  /**
   * Whether enabled users are kept from changing the password set for them.
   */
  users_can_not_change_password?: boolean
  /**
   * Whether enabled users must change their password at the first logon.
   */
  users_must_change_password?: boolean
  /**
   * File that rejected approvals are remembered in; the lock and the last imported timestamp are kept beside it.
   */
  resolutions_file?: string
  /**
   * How many days the record of runs is kept; it is in the folder runs beside resolutions_file.
   */
  history_days?: number
  /**
   * Secret that the users file is authenticated with, the same on both sides. Overridden by --hmac; in its absence the environment variable AD_USER_SYNC_HMAC is used.
   */
  hmac?: string | null
  /**
   * Attributes that are taken from the users file, if they are not among those that are never taken; null takes those that describe a person: names, title, department, company, addresses, telephones, mail, employee numbers, web page, photo, userPrincipalName.
   */
  attributes?: string[] | null
  /**
   * String attribute of managed users that remembers whom of the source they belong to; null turns that off.
   */
  anchor_attribute?: string | null
  /**
   * What needs approval that otherwise happens by itself: deactivation and removal from groups.
   */
  require_approval?: ('disable' | 'leave')[]
  /**
   * The run stops before any write when it would create more users than this: a number, or a share of the managed users. No limit while there is no managed user.
   */
  max_creations?: (number | string) & string
  /**
   * The run stops before any write when it would rename more users than this: a number, or a share of the managed users.
   */
  max_renames?: (number | string) & string
  /**
   * The run stops before any write when it would empty more values of one attribute than this: a number, or a share of the managed users that hold it.
   */
  max_clears?: (number | string) & string
  /**
   * The run stops before any write when it would update the attributes of more users than this: a number, or a share of the managed users; null: no limit.
   */
  max_updates?: (number | string) | null
  /**
   * The run stops before any write when it would deactivate more users than this: a number, or a share of the enabled managed users.
   */
  max_deactivations?: (number | string) & string
  /**
   * The run stops before any write when it would remove more group memberships than this: a number, or a share of the managed memberships.
   */
  max_leaves?: (number | string) & string
  /**
   * Whether a users file without users is carried out. The limits still hold.
   */
  allow_empty_input?: boolean
  /**
   * Older users files are refused; null accepts any age.
   */
  max_file_age?: string | null
  /**
   * Domain that users files must come from; null remembers that of the first one imported.
   */
  expected_source?: string | null
  /**
   * File with one word per line, for generated passphrases; null uses the tool's own list.
   */
  password_wordlist?: string | null
  /**
   * How many words a generated passphrase has.
   */
  password_word_count?: number
  /**
   * What generated passphrases end in.
   */
  password_suffix?: string
  /**
   * Language of the letters that hand passwords over, in the archive of passwords.
   */
  letters_language?: 'en' | 'de'
  /**
   * File with the HTML of one letter, UTF-8, with {{name}}, {{logon_name}}, {{user_principal_name}}, {{password}}, {{mail}}, {{department}}, {{groups}} and {{user}}; null uses the tool's own.
   */
  letters_template?: string | null
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
