/**
 * The vocabulary of a run, as plain data: the target as it was read, the actions, the approvals and
 * the failures.
 */
import type { Tagged } from './values/value.js'
import type { NewNamed, WantedNames } from './names/account-names.js'
import type { Person } from './person.js'
import type { DisabledState, KeptPassword } from './safety/kept-password.js'

/** A user object below managed_user_path, as read at the start of the run. */
export interface ManagedUser {
  guid: string
  dn: string
  /** Common name. */
  name: string
  sAMAccountName: string
  userPrincipalName: string | null
  enabled: boolean
  sid: string | null
  /** accountExpires as FILETIME in decimal; see core/file-time. */
  accountExpires: string
  /** dnKeys of the groups it is a direct member of, the primary group among them. */
  memberOf: ReadonlySet<string>
  /** dnKey of the primary group when that is among the groups read, else null. */
  primaryGroup: string | null
  /**
   * Why it is a protected account (adminCount=1, or a privileged group that it is in, directly or
   * not); null when it is not.
   */
  protection: string | null
  /** The raw value of the anchor attribute, null when empty. */
  anchor: string | null
  attributes: Readonly<Record<string, readonly Tagged[]>>
}

/** A group that the config names, or one that such a group is nested in. */
export interface Group {
  guid: string
  dn: string
  /** Common name. */
  name: string
  sid: string | null
  /** adminCount=1. */
  adminCount: boolean
  /** dnKeys of the groups this one is a direct member of. */
  memberOf: readonly string[]
}

/** An object and its name within its container. */
export interface NamedObject {
  dn: string
  name: string
}

/** An object and the names that it logs on with. */
export interface Account {
  guid: string
  dn: string
  objectClass: string
  sAMAccountName: string | null
  userPrincipalName: string | null
}

/** An object that has a name which a person wants. */
export interface Holder extends Account {
  name: string
  displayName: string | null
  enabled: boolean
  /** dnKeys of the groups it is a direct member of, the primary group among them. */
  memberOf: ReadonlySet<string>
  /** Below managed_user_path. */
  managed: boolean
  /**
   * The person of the file that it belongs to, by match or by its anchor; null when it belongs to
   * nobody.
   */
  owner: Person | null
  /** Why this account must not be taken over; null when it may be. */
  takeOverRefused: string | null
}

/**
 * The subject of an action: an object of the directory by its objectGUID, or a person who is still
 * to be created.
 */
export type Subject = { kind: 'existing'; guid: string } | { kind: 'new'; key: string }
export const subjectKey = (subject: Subject): string =>
  subject.kind === 'existing' ? subject.guid : `new:${subject.key}`

export interface Change {
  attribute: string
  before: readonly Tagged[]
  after: readonly Tagged[]
}

interface Common {
  /** Common name in the target, after a rename. */
  user: string
  subject: Subject
}
export type CreateAction = Common & {
  type: 'create'
  name: string
  path: string
  sAMAccountName: string
  userPrincipalName: string
  attributes: Readonly<Record<string, readonly Tagged[]>>
  /**
   * Names of those that an account must have: without one of the others it is made all the same.
   */
  essential: readonly string[]
  person: Person
  /** Remembered when the account gets another name than the file's. */
  newNamed: NewNamed | null
}
export type UpdateAction = Common & {
  type: 'update'
  changes: readonly Change[]
  /** To a userPrincipalName in between, or back from it: not what the user has in the end. */
  passing?: true
}
export type RenameAction = Common & {
  type: 'rename'
  before: string
  after: string
  /**
   * Further names, best first, for the case that the domain controller refuses `after` as taken.
   */
  otherwise: readonly string[]
  /** To a name in between, or back from it: not what the user is renamed to in the end. */
  passing?: true
}
export type DisableAction = Common & {
  type: 'disable'
  /** Missing from the users file, not disabled in it. */
  deleted: boolean
  /** Not disabled in it, but past its expiration date there (honour_source_expiration). */
  expired?: true
  /** None of these: a run is undone that had created or enabled it. */
  undo?: true
}
export type EnableAction = Common & {
  type: 'enable'
  /** What an account that keeps its password must still have; null or absent: it gets a new one. */
  kept?: DisabledState | null
}
export type JoinAction = Common & { type: 'join'; group: Group }
export type LeaveAction = Common & { type: 'leave'; group: Group }
type TakeOverAction = Common & {
  type: 'take-over'
  before: { dn: string; name: string }
  after: { path: string; name: string }
  /** Written before the move, so that the next run recognises an interrupted take-over. */
  anchor: Change | null
}
export type Action =
  CreateAction | UpdateAction | RenameAction | DisableAction | EnableAction | JoinAction | LeaveAction | TakeOverAction

export type ActionType = Action['type']

/**
 * One name that is taken, and its holder: an object of the directory, or another person of the
 * file.
 */
export interface NameConflict {
  attribute: 'sAMAccountName' | 'userPrincipalName' | 'cn'
  value: string
  by: Holder | { person: string } | null
}

interface ApprovalCommon {
  /** Target common name with its prefix. */
  user: string
  subject: Subject
  /** The person of the file; null for a managed user that the file no longer has. */
  person: Person | null
  /** Why this needs approval. */
  reason: string
}
export type Approval =
  | (ApprovalCommon & { type: 'enable'; action: EnableAction; kept: KeptPassword })
  | (ApprovalCommon & { type: 'join'; action: JoinAction })
  | (ApprovalCommon & { type: 'leave'; action: LeaveAction })
  // Without a person, only the user's own anchor tells users of one name in several sub-containers
  // apart.
  | (ApprovalCommon & { type: 'disable'; action: DisableAction; anchor: string | null })
  | (ApprovalCommon & {
      type: 'name'
      person: Person
      wanted: WantedNames
      attributes: CreateAction['attributes']
      conflicts: readonly NameConflict[]
      proposal: string
      /** Only the userPrincipalName is taken, and another one is enough. */
      newPrincipalHelps: boolean
    })
export type ApprovalType = Approval['type']
/** The group that an approval is about; null when it is about none. */
export const groupOf = (approval: Approval): Group | null =>
  'action' in approval && 'group' in approval.action ? approval.action.group : null
/** Identifies an approval within a run. */
export const approvalKey = (approval: Approval): string =>
  keyOf(approval.type, subjectKey(approval.subject), groupOf(approval)?.guid)
/** That of the question whether to deactivate a managed user. @param guid its objectGUID */
export const disableKey = (guid: string): string => keyOf('disable', guid)
const keyOf = (type: ApprovalType, subject: string, group = ''): string => `${type} ${subject} ${group}`
