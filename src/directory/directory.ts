/**
 * Active Directory, as the rest of the tool sees it: reads by LDAP filter, and one write for each
 * kind of action, with an outcome for each item. It is implemented in `powershell/directory.ts`.
 * Every call is one or more round trips through the one PowerShell session.
 */
import type { PresentVersions, StateVersions } from '../core/safety/state-versions.js'
import type { Attributes, Tagged } from '../core/values/value.js'

/** The domain controller that all reads and writes of a run go to, and the domain it serves. */
export interface DomainInfo {
  /** DNS host name of the domain controller, used as -Server of every cmdlet. */
  server: string
  writable: boolean
  /** Distinguished name of the domain (defaultNamingContext). */
  domain: string
  /** DNS name of the domain, e.g. `target.test`: the suffix of new user principal names. */
  dnsName: string
  domainSid: string
  schemaNamingContext: string
  /** The domain controller's clock, ISO 8601 UTC. */
  currentTime: string
  /**
   * SID of the account that runs the scripts, as the domain controller sees it, else as Windows
   * does; null: unknown.
   */
  accountSid: string | null
  accountName: string | null
  /** The session's own process; `started` is ISO 8601 UTC, in whole seconds. */
  powershell: { version: string; processId: number; started: string }
}

export interface Query {
  searchBase: string
  scope: 'Base' | 'OneLevel' | 'Subtree'
  /** A complete LDAP filter (RFC 4515), built with core/ldap-filter. */
  filter: string
  /** LDAP display names to read. */
  properties: readonly string[]
}

export interface Entry {
  dn: string
  /** objectGUID, lower case with hyphens. */
  guid: string
  /** Most specific object class. */
  objectClass: string
  attributes: Attributes
}

export type FailureCategory =
  | 'conflict' // a name or value that must be unique is taken
  | 'not-found'
  | 'password-policy'
  | 'access-denied'
  | 'constraint' // the schema or the server refuses the value
  | 'unavailable' // the domain controller does not answer
  | 'out-of-scope' // the object is not (any more) a user below managed_user_path
  | 'unknown' // also: the session ended before the answer, so it may or may not have happened

export interface Failure {
  ok: false
  category: FailureCategory
  /** Win32 or LDAP error code as the module reports it; null: none. */
  code: number | null
  message: string
  /** The session is lost: this run can do nothing more. */
  lost?: true
  /** It was never sent: nothing went wrong with it, and the next run does it. */
  notSent?: true
}
export type Outcome<T = object> = ({ ok: true } & T) | Failure

export interface NewUser {
  /** Common name; escaping is the cmdlet's work. */
  name: string
  /** Distinguished name of the container. */
  path: string
  /**
   * All attributes, with sAMAccountName, userPrincipalName, accountExpires and anchor: one call
   * writes them.
   */
  attributes: Attributes
}
export interface UpdateUser {
  guid: string
  replace: Attributes
  clear: readonly string[]
}
export interface EnableUser {
  guid: string
  password: string
  mustChangePassword: boolean
  cannotChangePassword: boolean
}

/**
 * A disabled user, and what it must have to be enabled as it is: state, date of its password, and
 * how often both were written.
 */
export interface ResumeUser {
  guid: string
  userAccountControl: number
  /** FILETIME in decimal. */
  pwdLastSet: string
  versions: StateVersions
}

export interface TakeOverUser {
  guid: string
  newName: string
  /** The anchor attribute's new value, null when it is not written. */
  anchor: { attribute: string; after: readonly Tagged[] } | null
}

/** The readable part of the password policy that applies to new passwords. */
export interface PasswordPolicy {
  minLength: number
  complexity: boolean
  historyCount: number
}

/**
 * Every write first confirms, with one read per batch, that its users are still user objects below
 * the path of `restrictTo`. Users that are not have the outcome `out-of-scope` and stay unwritten.
 * Any number of items may be given.
 * @throws UnavailableError (every method) when the session or the domain controller is lost
 */
export interface Directory {
  readonly domain: DomainInfo
  find(query: Query): Promise<Entry[]>
  /**
   * How often the state and the password of users were written, and when, by objectGUID. Users that
   * are gone, or that do not show it, are absent.
   */
  stateVersions(guids: readonly string[]): Promise<Map<string, PresentVersions>>
  /** Creates disabled accounts without password. */
  createUsers(users: readonly NewUser[]): Promise<Outcome<{ guid: string; dn: string }>[]>
  updateUsers(users: readonly UpdateUser[]): Promise<Outcome[]>
  renameUsers(users: readonly { guid: string; newName: string }[]): Promise<Outcome[]>
  disableUsers(guids: readonly string[]): Promise<Outcome[]>
  enableUsers(users: readonly EnableUser[]): Promise<Outcome[]>
  /**
   * Enables users with the passwords that they have. One whose state or password is another by now
   * has the outcome `constraint` and stays disabled.
   */
  resumeUsers(users: readonly ResumeUser[]): Promise<Outcome[]>
  /** One call of the cmdlet for 500 members; a refused call is repeated member by member. */
  joinGroup(groupGuid: string, userGuids: readonly string[]): Promise<Outcome[]>
  leaveGroup(groupGuid: string, userGuids: readonly string[]): Promise<Outcome[]>
  /**
   * Writes the anchor of an account outside managedPath, renames the account, then moves it into
   * managedPath. This order never leaves a stranger among the managed users when a take-over is
   * interrupted.
   */
  takeOverUser(user: TakeOverUser): Promise<Outcome<{ dn: string }>>
  passwordPolicy(userGuid?: string): Promise<PasswordPolicy>
  /**
   * Sets the container below which users may be written. Called once, after the config was checked
   * against the directory.
   */
  restrictTo(managedPath: string): void
  close(): Promise<void>
}

/** The writes: one for each kind of action. */
export type DirectoryWrites = Pick<
  Directory,
  | 'createUsers'
  | 'updateUsers'
  | 'renameUsers'
  | 'disableUsers'
  | 'enableUsers'
  | 'resumeUsers'
  | 'joinGroup'
  | 'leaveGroup'
  | 'takeOverUser'
>
