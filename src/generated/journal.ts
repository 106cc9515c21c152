/* Generated from schemas/journal.schema.json by `npm run generate`: do not edit. */

/**
 * One line of the journal in runs/. It records what a run was, did, decided or left pending, with the hash of the previous line.
 */
export interface JournalEntry {
  /**
   * Place in the journal, counted from 1 without gaps.
   */
  number: number
  /**
   * SHA-256 of the previous line without its line break, in hex. Empty for the first line.
   */
  previous: string
  /**
   * Id of the run.
   */
  run: string
  /**
   * Time of writing, ISO 8601 UTC.
   */
  time: string
  record: Begun | Sending | Outcomes | Decided | Ended
}
/**
 * The first line of a run that changes or decides something.
 */
export interface Begun {
  kind: 'begun'
  header: Header
}
/**
 * Facts that identify a run. null: the run ended before the fact was known.
 */
export interface Header {
  version: string
  operator: string
  host: string
  config: {
    path: string
    /**
     * SHA-256 in hex.
     */
    hash: string
  }
  users_file: null | {
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
    /**
     * Whether its MAC was verified.
     */
    signed: boolean
  }
  domain_controller: string | null
  began: string
  /**
   * Id of the run that this one undoes. Absent for an import.
   */
  undoes?: string
}
/**
 * The changes that are sent next. This is written before they are.
 */
export interface Sending {
  kind: 'sending'
  changes: RecordedChange[]
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
/**
 * Results of changes that were sent. A change without an outcome may or may not have happened.
 */
export interface Outcomes {
  kind: 'outcomes'
  outcomes: RecordedOutcome[]
}
export interface RecordedOutcome {
  /**
   * Number of the change.
   */
  number: number
  /**
   * null: the change was made.
   */
  error: string | null
  /**
   * objectGUID of the account that was created.
   */
  guid?: string
}
/**
 * A person's decisions. They are written before they are carried out.
 */
export interface Decided {
  kind: 'decided'
  /**
   * Account that runs the tool.
   */
  by: string
  /**
   * The terminal, or the name of the approvals file.
   */
  through: string
  decisions: (Question & {
    /**
     * objectGUID of the account. Absent: it was still to be created, or an earlier version of this tool wrote this.
     */
    guid?: string
    accept: boolean
  })[]
}
/**
 * Subject of an approval: the keys of a resolution, and the time when it was first asked.
 */
export interface Question {
  type: 'enable' | 'join' | 'leave' | 'disable' | 'name'
  user: string
  group?: string
  group_dn?: string
  name?: string
  anchor?: string
  by?: string
  since: string
}
/**
 * The last line of a run, and the only one of a run that changed and decided nothing.
 */
export interface Ended {
  kind: 'ended'
  header: Header
  exit_code: number
  /**
   * Error that ended the run early. null: it did not end early.
   */
  error: string | null
  /**
   * For a run that ended early, that everything was carried out before that the users file and the approvals file decide.
   */
  carried_out?: true
  /**
   * Approvals that wait for a decision. null: the run ended before they were known, or another run has asked since it planned.
   */
  pending: null | Question[]
}
