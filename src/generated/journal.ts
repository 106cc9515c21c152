/* Generated from schemas/journal.schema.json by `npm run generate`: do not edit. */

/**
 * One line of the journal in runs/: what a run was, did, decided or left, and the hash of the line before.
 */
export interface JournalEntry {
  /**
   * Place in the journal, from 1; none is left out.
   */
  number: number
  /**
   * SHA-256 of the line before, without its line break, in hex; empty for the first one.
   */
  previous: string
  /**
   * Id of the run.
   */
  run: string
  /**
   * When it was written, ISO 8601 UTC.
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
 * What a run is known by; null: it ended before that was known.
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
   * Id of the run that this one undoes; absent: it is an import.
   */
  undoes?: string
}
/**
 * What is sent next: written before the directory is.
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
/**
 * What became of changes that were sent; those without an outcome may or may not have happened.
 */
export interface Outcomes {
  kind: 'outcomes'
  outcomes: RecordedOutcome[]
}
export interface RecordedOutcome {
  /**
   * The change's.
   */
  number: number
  /**
   * null: done.
   */
  error: string | null
  /**
   * objectGUID of the account that was created.
   */
  guid?: string
}
/**
 * What a person decided, written before it is carried out.
 */
export interface Decided {
  kind: 'decided'
  /**
   * Account that runs the tool.
   */
  by: string
  /**
   * The terminal, or which approvals file.
   */
  through: string
  decisions: (Question & {
    accept: boolean
  })[]
}
/**
 * What an approval is about: the keys of a resolution, and when it was asked first.
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
   * What ended the run early.
   */
  error: string | null
  /**
   * What waits for a decision; null: the run did not come that far.
   */
  pending: null | Question[]
}
