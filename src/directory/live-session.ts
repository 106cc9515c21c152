/**
 * The session of a ReconnectingDirectory. When it is lost, a new one with the same domain
 * controller takes its place. Reads are repeated there. Writes that were under way are looked up
 * first.
 */
import { UnavailableError } from '../errors.js'
import type { Attempts } from './attempts.js'
import { LostError } from './directory-error.js'
import type { Directory, DomainInfo, Outcome } from './directory.js'
import type { Effect } from './effects.js'
import { writeUntilKnown } from './write-until-known.js'

export interface Reconnecting {
  /** Opens a session; with `server`, to that domain controller. @throws UnavailableError */
  connect(server?: string): Promise<Directory>
  /** Called at each loss. */
  attempts(): Attempts
  /** Called with each session before it is used, also with the first one. */
  onSession(domain: DomainInfo): void
  /** Called with a sentence about the end of a loss. */
  tell(regained: string): void
}

export class LiveSession {
  readonly #options: Reconnecting
  #session: Directory
  #managedPath: string | undefined
  #closed = false
  /** One for all callers that find the session lost. */
  #regaining: Promise<boolean> | undefined

  private constructor(options: Reconnecting, session: Directory) {
    this.#options = options
    this.#session = session
  }

  /**
   * The first session is tried once: only a session that existed can be lost. @throws
   * UnavailableError
   */
  static async open(options: Reconnecting): Promise<LiveSession> {
    const live = new LiveSession(options, await options.connect())
    try {
      options.onSession(live.domain)
      return live
    } catch (error) {
      await live.close()
      throw error
    }
  }

  get domain(): DomainInfo {
    return this.#session.domain
  }

  /** `''` before restrictTo. */
  get managedPath(): string {
    return this.#managedPath ?? ''
  }

  restrictTo(managedPath: string): void {
    this.#managedPath = managedPath
    this.#session.restrictTo(managedPath)
  }

  /** Also ends all further attempts. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#regaining?.catch(() => false)
    await this.#session.close()
  }

  async read<T>(read: (session: Directory) => Promise<T>): Promise<T> {
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
  write<Item, Result>(
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

  /** Replaces a lost session. @returns false when that is given up */
  #regain(lost: Directory, loss: LostError, attempts: Attempts): Promise<boolean> {
    if (this.#session !== lost) return Promise.resolve(true)
    this.#regaining ??= this.#reconnect(loss, attempts).finally(() => (this.#regaining = undefined))
    return this.#regaining
  }

  async #reconnect(loss: UnavailableError, attempts: Attempts): Promise<boolean> {
    const { server } = this.domain
    // The old PowerShell must not go on writing beside the new one.
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
