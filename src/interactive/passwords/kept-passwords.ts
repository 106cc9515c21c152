/**
 * The passwords set in a session: in memory only, until they are saved to an encrypted archive or the session is over.
 */
export interface SetPassword {
  /** Common name in the target. */
  user: string
  /** sAMAccountName. */
  account: string
  password: string
}

export class KeptPasswords {
  readonly #all: SetPassword[] = []
  #unsaved = 0

  add(password: SetPassword): void {
    this.#all.push(password)
    this.#unsaved++
  }

  saved(): void {
    this.#unsaved = 0
  }

  get all(): readonly SetPassword[] {
    return this.#all
  }

  get unsaved(): number {
    return this.#unsaved
  }
}
