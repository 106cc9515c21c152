/**
 * A Directory that outlives its session. When PowerShell or the connection to the domain controller
 * is lost, a new session with the same domain controller goes on. The layers above know nothing of
 * sessions.
 */
import type { PresentVersions } from '../core/safety/state-versions.js'
import type {
  Directory,
  DomainInfo,
  EnableUser,
  Entry,
  UpdateUser,
  NewUser,
  Outcome,
  PasswordPolicy,
  Query,
  ResumeUser,
  TakeOverUser,
} from './directory.js'
import {
  createdUsers,
  disabledUsers,
  enabledUsers,
  joined,
  left,
  updatedUsers,
  renamedUsers,
  takenOver,
} from './effects.js'
import { LiveSession, type Reconnecting } from './live-session.js'

export class ReconnectingDirectory implements Directory {
  private constructor(private readonly live: LiveSession) {}

  /** @throws UnavailableError when there is no first session */
  static async open(options: Reconnecting): Promise<ReconnectingDirectory> {
    return new ReconnectingDirectory(await LiveSession.open(options))
  }

  get domain(): DomainInfo {
    return this.live.domain
  }

  find(query: Query): Promise<Entry[]> {
    return this.live.read((session) => session.find(query))
  }

  stateVersions(guids: readonly string[]): Promise<Map<string, PresentVersions>> {
    return this.live.read((session) => session.stateVersions(guids))
  }

  passwordPolicy(userGuid?: string): Promise<PasswordPolicy> {
    return this.live.read((session) => session.passwordPolicy(userGuid))
  }

  createUsers(users: readonly NewUser[]): Promise<Outcome<{ guid: string; dn: string }>[]> {
    return this.live.write(
      users,
      (session, some) => session.createUsers(some),
      (some) => createdUsers(this, some),
    )
  }

  updateUsers(users: readonly UpdateUser[]): Promise<Outcome[]> {
    return this.live.write(
      users,
      (session, some) => session.updateUsers(some),
      (some) => updatedUsers(this, some),
    )
  }

  renameUsers(users: readonly { guid: string; newName: string }[]): Promise<Outcome[]> {
    return this.live.write(
      users,
      (session, some) => session.renameUsers(some),
      (some) => renamedUsers(this, some),
    )
  }

  disableUsers(guids: readonly string[]): Promise<Outcome[]> {
    return this.live.write(
      guids,
      (session, some) => session.disableUsers(some),
      (some) => disabledUsers(this, some),
    )
  }

  enableUsers(users: readonly EnableUser[]): Promise<Outcome[]> {
    return this.live.write(
      users,
      (session, some) => session.enableUsers(some),
      (some) => enabledUsers(this, some),
    )
  }

  resumeUsers(users: readonly ResumeUser[]): Promise<Outcome[]> {
    return this.live.write(
      users,
      (session, some) => session.resumeUsers(some),
      (some) => enabledUsers(this, some),
    )
  }

  joinGroup(groupGuid: string, userGuids: readonly string[]): Promise<Outcome[]> {
    return this.live.write(
      userGuids,
      (session, some) => session.joinGroup(groupGuid, some),
      (some) => joined(this, groupGuid, some),
    )
  }

  leaveGroup(groupGuid: string, userGuids: readonly string[]): Promise<Outcome[]> {
    return this.live.write(
      userGuids,
      (session, some) => session.leaveGroup(groupGuid, some),
      (some) => left(this, groupGuid, some),
    )
  }

  async takeOverUser(user: TakeOverUser): Promise<Outcome<{ dn: string }>> {
    const [outcome] = await this.live.write(
      [user],
      async (session) => [await session.takeOverUser(user)],
      async () => [await takenOver(this, user, this.live.managedPath)],
    )
    return outcome!
  }

  restrictTo(managedPath: string): void {
    this.live.restrictTo(managedPath)
  }

  close(): Promise<void> {
    return this.live.close()
  }
}
