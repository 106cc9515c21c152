/**
 * The vocabulary of a run, as plain data: what the target looks like, what is planned, what needs approval, what happened.
 */
import type { Tagged } from './values/value.js'
import type { Person } from './person.js'

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
  /** Why it is a protected account (adminCount=1, or a privileged group that it is in, directly or not); null when it is none. */
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

/** An object by the name that it holds in its container. */
export interface NamedObject {
  dn: string
  name: string
}

/** An object by the names that it logs on with. */
export interface Account {
  guid: string
  dn: string
  objectClass: string
  sAMAccountName: string | null
  userPrincipalName: string | null
}

/** Another object that holds a name somebody wants. */
export interface Holder extends Account {
  name: string
  displayName: string | null
  enabled: boolean
  /** dnKeys of the groups it is a direct member of, the primary group among them. */
  memberOf: ReadonlySet<string>
  /** Below managed_user_path. */
  managed: boolean
  /** The person of the file that it belongs to, by match or by the anchor it carries; null when it is nobody's. */
  owner: Person | null
  /** Why nobody may take this account over; null when somebody may. */
  takeOverRefused: string | null
}

/** Whom an action is about: an object of the directory by its objectGUID, or a person still to be created. */
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
  /** Names of those that an account must have: without one of the others it is made all the same. */
  essential: readonly string[]
  person: Person
  /** To be remembered, when it is made under another account name than the file's. */
  newNamed: NewNamed | null
}
export type UpdateAction = Common & { type: 'update'; changes: readonly Change[] }
export type RenameAction = Common & {
  type: 'rename'
  before: string
  after: string
  /** Other names, best first, should the domain controller know that `after` is taken. */
  otherwise: readonly string[]
}
export type DisableAction = Common & { type: 'disable'; deleted: boolean }
export type EnableAction = Common & { type: 'enable' }
export type JoinAction = Common & { type: 'join'; group: Group }
export type LeaveAction = Common & { type: 'leave'; group: Group }
type TakeOverAction = Common & {
  type: 'take-over'
  before: { dn: string; name: string }
  after: { path: string; name: string }
  /** Written in the old place, so that an interrupted take-over is recognised by the next run. */
  anchor: Change | null
}
export type Action =
  CreateAction | UpdateAction | RenameAction | DisableAction | EnableAction | JoinAction | LeaveAction | TakeOverAction

export type ActionType = Action['type']

/** Of an account that was made under another account name than the file's: what the file called the person then. */
export interface NewNamed {
  sAMAccountName: string
  /** The userPrincipalName that the account was not given; null when the file carried none. */
  userPrincipalName: string | null
}

/** The three names of an account, before it exists. */
export interface WantedNames {
  /** Common name. */
  name: string
  sAMAccountName: string
  userPrincipalName: string
}

/** One name that is taken: which one, and by whom (an object of the directory, or another person of the file). */
export interface NameConflict {
  attribute: 'sAMAccountName' | 'userPrincipalName' | 'cn'
  value: string
  by: Holder | { person: string } | null
}

interface ApprovalCommon {
  /** Target common name with its prefix. */
  user: string
  subject: Subject
  /** Who this is in the source; null for a managed user that the file no longer has. */
  person: Person | null
  /** Why a person is asked. */
  reason: string
}
export type Approval =
  | (ApprovalCommon & { type: 'enable'; action: EnableAction })
  | (ApprovalCommon & { type: 'join'; action: JoinAction })
  | (ApprovalCommon & { type: 'leave'; action: LeaveAction })
  // The anchor is the user's own: without a person, nothing else tells users of one name in several sub-containers apart.
  | (ApprovalCommon & { type: 'disable'; action: DisableAction; anchor: string | null })
  | (ApprovalCommon & {
      type: 'name'
      person: Person
      wanted: WantedNames
      attributes: CreateAction['attributes']
      conflicts: readonly NameConflict[]
      proposal: string
    })
export type ApprovalType = Approval['type']
/** The group that an approval is about; null when it is about none. */
export const groupOf = (approval: Approval): Group | null =>
  'action' in approval && 'group' in approval.action ? approval.action.group : null
/** Tells one approval of a run from all others. */
export const approvalKey = (approval: Approval): string =>
  `${approval.type} ${subjectKey(approval.subject)} ${groupOf(approval)?.guid ?? ''}`

export interface PlannedFailure {
  user: string
  action: string
  /** Where it is about one attribute only: that one is not written, all else is. */
  attribute?: string
  error: string
}

/** A plan for one person or for many: what happens by itself, what needs approval, what cannot be done. */
export interface Steps {
  actions: readonly Action[]
  approvals: readonly Approval[]
  failures: readonly PlannedFailure[]
}
export const noSteps: Steps = { actions: [], approvals: [], failures: [] }
export function joinSteps(parts: readonly Steps[]): Steps {
  return {
    actions: parts.flatMap((part) => part.actions),
    approvals: parts.flatMap((part) => part.approvals),
    failures: parts.flatMap((part) => part.failures),
  }
}
