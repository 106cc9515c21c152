/**
 * The passwords set in a session. They are only in memory, until they are saved to an encrypted
 * archive or the session ends.
 */
export interface SetPassword {
  /** Common name in the target. */
  user: string
  /** sAMAccountName. */
  account: string
  password: string
  /**
   * false: the answer of the domain controller never came, so the account may still have the
   * password before.
   */
  isCertain: boolean
}

export class KeptPasswords {
  #all: SetPassword[] = []
  readonly #saved = new Set<SetPassword>()

  /** A new password of an account replaces an uncertain one. */
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

  /** How many passwords are uncertain. */
  get uncertain(): number {
    return this.#all.filter(({ isCertain }) => !isCertain).length
  }
}
