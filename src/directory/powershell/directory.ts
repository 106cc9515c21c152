/**
 * The Directory over the PowerShell session: one operation of the AdUserSync.Session module for
 * each method.
 */
import { chunks } from '../../core/chunks.js'
import type { PresentVersions } from '../../core/safety/state-versions.js'
import { sharingValues } from '../../core/values/shared-values.js'
import { tagged, text, type Tagged } from '../../core/values/value.js'
import {
  ask,
  incomplete,
  readEntry,
  readServer,
  type Page,
  type ServerResult,
  type VersionsResult,
  type CallableSession,
  type WireOutcomes,
} from './answers.js'
import { STAGES, type Operation } from './operations.js'
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
} from '../directory.js'
import { writeItems, type ItemWrite } from './write-items.js'
import { creation, disabling, enabling, membership, renaming, resuming, takeOver, update } from './writes.js'

export interface DirectoryOptions {
  /** The config's `server`; absent: the scripts discover a writable domain controller. */
  server?: string | undefined
  /**
   * How many items of a batch are written at a time, where their order does not matter; absent: 1.
   */
  parallelWrites?: number | undefined
  /** Called after each page and each batch, with the name of the work: `creating`. */
  onProgress?: (done: number, total: number | null, stage: string) => void
  /** Called, and waited for, before the session is closed. */
  beforeClose?: () => Promise<void>
}

/** As many as one call of the cmdlet is for (Find-SyncUser.ps1). */
const VERSIONS_AT_ONCE = 400

export class PowerShellDirectory implements Directory {
  readonly #session: CallableSession
  readonly #onProgress: (done: number, total: number | null, stage: string) => void
  readonly #beforeClose: () => Promise<void>
  readonly #parallelWrites: number
  #managedPath: string | undefined

  private constructor(
    session: CallableSession,
    readonly domain: DomainInfo,
    { onProgress, beforeClose, parallelWrites }: DirectoryOptions,
  ) {
    this.#session = session
    this.#onProgress = onProgress ?? (() => undefined)
    this.#parallelWrites = parallelWrites ?? 1
    this.#beforeClose = beforeClose ?? (() => Promise.resolve())
  }

  /**
   * Finds the domain controller for all further requests. The directory owns the session from then
   * on, and closes it when this fails.
   * @throws UnavailableError when there is no domain controller, or the ActiveDirectory module is
   * missing
   */
  static async open(session: CallableSession, options: DirectoryOptions = {}): Promise<PowerShellDirectory> {
    try {
      const found = await ask<ServerResult>(session, 'Get-SyncServer', { server: options.server ?? null })
      return new PowerShellDirectory(session, readServer(found), options)
    } catch (error) {
      await session.close()
      throw error
    }
  }

  /**
   * @throws DirectoryError for a search base that does not exist, or a property that the schema
   * lacks
   * @throws UnavailableError
   */
  async find({ searchBase, scope, filter, properties }: Query): Promise<Entry[]> {
    const entries: Entry[] = []
    const share = sharingValues()
    let page = await this.#ask<Page>('Find-SyncObject', { searchBase, scope, filter, properties })
    for (;;) {
      for (const { attributes } of page.items) share(attributes)
      entries.push(...page.items.map(readEntry))
      this.#onProgress(entries.length, page.total, STAGES['Find-SyncObject'])
      if (page.cursor === null) break
      if (page.items.length === 0) throw incomplete(entries.length, page.total)
      page = await ask<Page>(this.#session, 'Read-SyncPage', { cursor: page.cursor })
    }
    if (entries.length !== page.total) throw incomplete(entries.length, page.total)
    return entries
  }

  async stateVersions(guids: readonly string[]): Promise<Map<string, PresentVersions>> {
    const found = new Map<string, PresentVersions>()
    const searchBase = tagged('s', this.domain.domain)
    for (const some of chunks(guids, VERSIONS_AT_ONCE)) {
      const items = some.map((guid) => ({ guid: tagged('g', guid) }))
      const answer = await this.#ask<VersionsResult>('Get-SyncUserVersion', { searchBase, items })
      for (const { guid, stateWritten, ...versions } of answer.items)
        found.set(text(guid), { ...versions, stateWritten: text(stateWritten) })
    }
    return found
  }

  createUsers(users: readonly NewUser[]): Promise<Outcome<{ guid: string; dn: string }>[]> {
    return this.#write(creation(users))
  }

  updateUsers(users: readonly UpdateUser[]): Promise<Outcome[]> {
    return this.#write(update(users))
  }

  renameUsers(users: readonly { guid: string; newName: string }[]): Promise<Outcome[]> {
    return this.#write(renaming(users))
  }

  disableUsers(guids: readonly string[]): Promise<Outcome[]> {
    return this.#write(disabling(guids))
  }

  enableUsers(users: readonly EnableUser[]): Promise<Outcome[]> {
    return this.#write(enabling(users))
  }

  resumeUsers(users: readonly ResumeUser[]): Promise<Outcome[]> {
    return this.#write(resuming(users))
  }

  joinGroup(groupGuid: string, userGuids: readonly string[]): Promise<Outcome[]> {
    return this.#write(membership('Add-SyncGroupMember', groupGuid, userGuids))
  }

  leaveGroup(groupGuid: string, userGuids: readonly string[]): Promise<Outcome[]> {
    return this.#write(membership('Remove-SyncGroupMember', groupGuid, userGuids))
  }

  async takeOverUser(user: TakeOverUser): Promise<Outcome<{ dn: string }>> {
    const [outcome] = await this.#write(takeOver(user, this.#scope))
    return outcome!
  }

  passwordPolicy(userGuid?: string): Promise<PasswordPolicy> {
    return this.#ask('Get-SyncPasswordPolicy', { guid: userGuid === undefined ? null : tagged('g', userGuid) })
  }

  restrictTo(managedPath: string): void {
    this.#managedPath = managedPath
  }

  async close(): Promise<void> {
    await this.#beforeClose()
    await this.#session.close()
  }

  get #scope(): Tagged {
    if (this.#managedPath === undefined) throw new Error('restrictTo comes before the first write')
    return tagged('s', this.#managedPath)
  }

  #ask<T>(operation: Operation, parameters: object, secrets?: readonly string[]): Promise<T> {
    return ask<T>(this.#session, operation, { server: this.domain.server, ...parameters }, secrets)
  }

  async #write<Item, Result>(write: ItemWrite<Item, Result>): Promise<Outcome<Result>[]> {
    return writeItems(
      { ...write, parameters: { scope: this.#scope, ...write.parameters }, parallelWrites: this.#parallelWrites },
      (parameters, secrets) => this.#ask<WireOutcomes>(write.operation, parameters, secrets),
      this.#onProgress,
    )
  }
}
