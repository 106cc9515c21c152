/**
 * The passwords that a run sets. They are only in memory, until they are saved to an encrypted
 * archive or the run ends. With `--passwords-to` each is in the archive before it is sent: whatever
 * ends the run, no password is set that nobody knows.
 */
import type { Subject } from '../../core/model.js'
import type { ApprovedAction } from '../../core/safety/approved.js'
import type { SavedPasswords } from '../../core/report/saved-passwords.js'
import type { Outcome } from '../../directory/directory.js'
import { isUncertain } from '../../directory/uncertain.js'
import { SyncError } from '../../errors.js'
import type { PasswordsFile } from './passwords-file.js'
import type { Recipient, Recipients } from './recipients.js'
import type { SetPassword } from './set-password.js'

interface Kept {
  subject: Subject
  /** As known by now. */
  recipient: () => Recipient
  password: string
  isCertain: boolean
}

/** The accounts of a plan. */
interface Accounts {
  recipients: Recipients
  /** objectGUID of an account; undefined when it does not exist yet. */
  guidOf: (subject: Subject) => string | undefined
}

export class KeptPasswords {
  #all: Kept[] = []
  /** Those whose answer is awaited. */
  #sent: readonly Kept[] = []
  readonly #saved = new Set<Kept>()
  #archive: string | null = null
  #isLeft = false

  /**
   * @param file `--passwords-to`, which keeps all passwords, those of the approvals file too; null:
   * without
   */
  constructor(private readonly file: PasswordsFile | null) {}

  /** Before they are set. @throws SyncError when they cannot be kept: they must not be set then */
  async sending(actions: readonly ApprovedAction[], { recipients, guidOf }: Accounts): Promise<void> {
    const { file } = this
    this.#sent = actions.flatMap((action) =>
      action.type === 'enable' && action.kept === null && (action.handOver || file !== null)
        ? [
            {
              subject: action.subject,
              recipient: () => recipients.of(action.subject, action.user),
              password: action.password,
              isCertain: false,
            },
          ]
        : [],
    )
    if (this.#sent.length === 0) return
    for (const { subject } of this.#sent) await recipients.learn(subject, guidOf(subject))
    await this.#write()
  }

  /** What became of those that were sent last. */
  async answered(actions: readonly ApprovedAction[], outcomes: readonly Outcome[]): Promise<void> {
    const outcomeOf = (kept: Kept) => outcomes[actions.findIndex(({ subject }) => subject === kept.subject)]
    const set = this.#sent.flatMap((kept) => {
      const outcome = outcomeOf(kept)
      if (outcome === undefined) return []
      return outcome.ok || isUncertain(outcome) ? [{ ...kept, isCertain: outcome.ok }] : []
    })
    const hasAny = this.#sent.length > 0
    this.#sent = []
    // A new password of an account replaces an uncertain one.
    const again = new Set(set.map(({ subject }) => subject))
    this.#all = [...this.#all.filter(({ isCertain, subject }) => isCertain || !again.has(subject)), ...set]
    if (!hasAny) return
    // The archive has them all the same; the next batch, and the end of the run, try again.
    await this.#write().catch((error: unknown) => {
      if (!(error instanceof SyncError)) throw error
    })
  }

  /** At the end of the run: groups may have been joined since. @throws SyncError */
  async finish(): Promise<void> {
    if (this.#all.length > 0) await this.#write()
  }

  /** @param archive where all of them are now */
  saved(archive: string): void {
    this.#archive = archive
    for (const kept of this.#all) this.#saved.add(kept)
  }

  /** A person was asked about those that are not saved: nobody is asked a second time. */
  left(): void {
    this.#isLeft = true
  }

  /** Where passwords were saved, and how many; null: none were. */
  get savedPasswords(): SavedPasswords | null {
    return this.#archive === null || this.#saved.size === 0 ? null : { archive: this.#archive, count: this.#saved.size }
  }
  get all(): readonly SetPassword[] {
    return this.#all.map(setPasswordOf)
  }
  get unsaved(): number {
    return this.#isLeft ? 0 : this.#all.filter((kept) => !this.#saved.has(kept)).length
  }
  /** How many passwords are uncertain. */
  get uncertain(): number {
    return this.#all.filter(({ isCertain }) => !isCertain).length
  }

  async #write(): Promise<void> {
    if (this.file === null) return
    await this.file.write([...this.#all, ...this.#sent].map(setPasswordOf))
    this.saved(this.file.path)
  }
}

const setPasswordOf = ({ recipient, password, isCertain }: Kept): SetPassword => ({
  ...recipient(),
  password,
  isCertain,
})
