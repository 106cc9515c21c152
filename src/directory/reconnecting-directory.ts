/**
 * A Directory that outlives its session: what the domain controller or PowerShell is lost for is done again in a new session with the same
 * domain controller, so that nobody above knows of sessions.
 */
import { UnavailableError } from '../errors.js'
import type { Attempts } from './attempts.js'
import { LostError } from './directory-error.js'
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
  type Effect,
} from './effects.js'
import { writeUntilKnown } from './write-until-known.js'

export interface Reconnecting {
  /** Opens a session; with `server`, to that domain controller. @throws UnavailableError */
  connect(server?: string): Promise<Directory>
  /** Called at each loss. */
  attempts(): Attempts
  /** Called with each session before it is used, the first one too. */
  onSession(domain: DomainInfo): void
  /** Called with what has become of a loss, a sentence. */
  tell(regained: string): void
}

export class ReconnectingDirectory implements Directory {
  readonly #options: Reconnecting
  #session: Directory
  #managedPath: string | undefined
  #closed = false
  /** One at a time, whoever finds the session lost. */
  #regaining: Promise<boolean> | undefined

  private constructor(options: Reconnecting, session: Directory) {
    this.#options = options
    this.#session = session
  }

  /** The first session is not waited for: what was never there is not lost. @throws UnavailableError */
  static async open(options: Reconnecting): Promise<ReconnectingDirectory> {
    const directory = new ReconnectingDirectory(options, await options.connect())
    try {
      options.onSession(directory.domain)
      return directory
    } catch (error) {
      await directory.close()
      throw error
    }
  }

  get domain(): DomainInfo {
    return this.#session.domain
  }

  find(query: Query): Promise<Entry[]> {
    return this.#read((session) => session.find(query))
  }

  passwordPolicy(userGuid?: string): Promise<PasswordPolicy> {
    return this.#read((session) => session.passwordPolicy(userGuid))
  }

  createUsers(users: readonly NewUser[]): Promise<Outcome<{ guid: string; dn: string }>[]> {
    return this.#write(
      users,
      (session, some) => session.createUsers(some),
      (some) => createdUsers(this, some),
    )
  }

  updateUsers(users: readonly UpdateUser[]): Promise<Outcome[]> {
    return this.#write(
      users,
      (session, some) => session.updateUsers(some),
      (some) => updatedUsers(this, some),
    )
  }

  renameUsers(users: readonly { guid: string; newName: string }[]): Promise<Outcome[]> {
    return this.#write(
      users,
      (session, some) => session.renameUsers(some),
      (some) => renamedUsers(this, some),
    )
  }

  disableUsers(guids: readonly string[]): Promise<Outcome[]> {
    return this.#write(
      guids,
      (session, some) => session.disableUsers(some),
      (some) => disabledUsers(this, some),
    )
  }

  enableUsers(users: readonly EnableUser[]): Promise<Outcome[]> {
    return this.#write(
      users,
      (session, some) => session.enableUsers(some),
      (some) => enabledUsers(this, some),
    )
  }

  joinGroup(groupGuid: string, userGuids: readonly string[]): Promise<Outcome[]> {
    return this.#write(
      userGuids,
      (session, some) => session.joinGroup(groupGuid, some),
      (some) => joined(this, groupGuid, some),
    )
  }

  leaveGroup(groupGuid: string, userGuids: readonly string[]): Promise<Outcome[]> {
    return this.#write(
      userGuids,
      (session, some) => session.leaveGroup(groupGuid, some),
      (some) => left(this, groupGuid, some),
    )
  }

  async takeOverUser(user: TakeOverUser): Promise<Outcome<{ dn: string }>> {
    const [outcome] = await this.#write(
      [user],
      async (session) => [await session.takeOverUser(user)],
      async () => [await takenOver(this, user, this.#managedPath ?? '')],
    )
    return outcome!
  }

  restrictTo(managedPath: string): void {
    this.#managedPath = managedPath
    this.#session.restrictTo(managedPath)
  }

  /** Whatever is tried again is not tried any more. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#regaining?.catch(() => false)
    await this.#session.close()
  }

  async #read<T>(read: (session: Directory) => Promise<T>): Promise<T> {
    const attempts = this.#options.attempts()
    for (;;) {
      const session = this.#session
      try {
        return await read(session)
      } catch (error) {
        if (!(error instanceof LostError) || !(await this.#regain(session, error, attempts))) throw error
      }
    }
  }

  /** @throws UnavailableError when nothing was written */
  #write<Item, Result>(
    items: readonly Item[],
    send: (session: Directory, items: readonly Item[]) => Promise<Outcome<Result>[]>,
    effects: (items: readonly Item[]) => Promise<Effect<Result>[]>,
  ): Promise<Outcome<Result>[]> {
    let session = this.#session
    let attempts = this.#options.attempts()
    return writeUntilKnown(items, {
      effects,
      tell: (sentence) => this.#options.tell(sentence),
      send: (some) => send((session = this.#session), some),
      regain: (loss) => this.#regain(session, loss, attempts),
      onProgress: () => (attempts = this.#options.attempts()),
    })
  }

  /** A new session in place of one that was lost; false when that is given up. One at a time, whoever finds it lost. */
  #regain(lost: Directory, loss: LostError, attempts: Attempts): Promise<boolean> {
    if (this.#session !== lost) return Promise.resolve(true)
    this.#regaining ??= this.#reconnect(loss, attempts).finally(() => (this.#regaining = undefined))
    return this.#regaining
  }

  async #reconnect(loss: UnavailableError, attempts: Attempts): Promise<boolean> {
    const { server } = this.domain
    // Its PowerShell must not go on writing beside the new one.
    await this.#session.close()
    while (!this.#closed && (await attempts.again(loss))) {
      try {
        this.#session = await this.#options.connect(server)
        if (this.#closed) return false
        if (this.#managedPath !== undefined) this.#session.restrictTo(this.#managedPath)
        this.#options.onSession(this.domain)
        this.#options.tell(`connected again to ${server}`)
        return true
      } catch (thrown) {
        if (!(thrown instanceof UnavailableError)) throw thrown
        loss = thrown
      }
    }
    return false
  }
}
