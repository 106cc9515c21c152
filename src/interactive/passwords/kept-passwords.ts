/**
 * The passwords set in a session: in memory only, until they are saved to an encrypted archive or the session is over.
 */
export interface SetPassword {
  /** Common name in the target. */
  user: string
  /** sAMAccountName. */
  account: string
  password: string
  /** false: the answer of the domain controller never came, so that it may be this one or the one before. */
  isCertain: boolean
}

export class KeptPasswords {
  #all: SetPassword[] = []
  readonly #saved = new Set<SetPassword>()

  /** One that may have been set is of no use any more once another was set for that account. */
  add(password: SetPassword): void {
    this.#all = this.#all.filter(({ isCertain, account }) => isCertain || account !== password.account)
    this.#all.push(password)
  }

  saved(): void {
    for (const password of this.#all) this.#saved.add(password)
  }

  get all(): readonly SetPassword[] {
    return this.#all
  }

  get unsaved(): number {
    return this.#all.filter((password) => !this.#saved.has(password)).length
  }

  /** How many may not have been set. */
  get uncertain(): number {
    return this.#all.filter(({ isCertain }) => !isCertain).length
  }
}
