/**
 * What a run writes into the journal as it goes: what it sends before it is sent, what became of
 * it, what people decide, and how it ended.
 */
import { keysOf } from '../core/decisions/resolution.js'
import { recordedChange, type KnownAccounts } from '../core/journal/changes.js'
import { questionKey } from '../core/journal/runs.js'
import { subjectKey, type Approval, type ManagedUser } from '../core/model.js'
import type { ApprovedAction } from '../core/safety/approved.js'
import type { StateVersions } from '../core/safety/state-versions.js'
import type { Outcome } from '../directory/directory.js'
import { isLoss, isUncertain } from '../directory/uncertain.js'
import type { Journal } from '../files/journal.js'
import type { Decided, Header, JournalEntry, Question, RecordedOutcome } from '../generated/journal.js'

export interface RecorderOptions {
  journal: Journal
  /** Id of the run. */
  run: string
  /** As far as it is known by now. */
  header: () => Header
  now: () => Date
}

/**
 * Every method throws ConfigurationError where the journal cannot be written: what is not recorded
 * is not done.
 */
export class Recorder {
  readonly #made = new Map<string, { guid: string | null; account: string }>()
  #managed: KnownAccounts['managed'] = new Map()
  #begun = false
  /** `asked` of the journal when this run planned its questions. */
  #askedBefore = 0
  #journal: Journal
  #sent = 0

  constructor(private readonly options: RecorderOptions) {
    this.#journal = options.journal
  }

  /** Goes on after what other runs have written meanwhile. @returns whether none has */
  catchUp(): boolean {
    const newer = this.#journal.newer()
    this.#journal = newer ?? this.#journal
    return newer === null
  }

  /** The accounts as the run has read them, and planned its questions. */
  know(managed: readonly ManagedUser[]): void {
    this.#askedBefore = this.#journal.asked
    this.#managed = new Map(managed.map((user) => [user.guid, user]))
  }

  /**
   * Drops runs that are too old. @param now by the domain controller's clock: a wrong one would
   * drop them all
   */
  forget(days: number, now: Date): void {
    this.#journal.prune(days, now)
  }

  /**
   * Before they are sent.
   * @param versions by objectGUID: those of the accounts whose change `recordsVersions`
   */
  sending(actions: readonly ApprovedAction[], versions?: ReadonlyMap<string, StateVersions>): void {
    for (const action of actions)
      if (action.type === 'create')
        this.#made.set(subjectKey(action.subject), { guid: null, account: action.sAMAccountName })
    const known = { managed: this.#managed, made: this.#made }
    const changes = actions.map((action, index) => recordedChange(action, this.#sent + index + 1, known, versions))
    this.#write({ kind: 'sending', changes })
    this.#sent += actions.length
  }

  /**
   * What became of those that were sent last, in their order. What may have happened or not has no
   * outcome, as after a run that was killed: an undo looks at it.
   */
  answered(actions: readonly ApprovedAction[], outcomes: readonly Outcome[]): void {
    const first = this.#sent - actions.length + 1
    const recorded = actions.flatMap((action, index): RecordedOutcome[] => {
      const outcome = outcomes[index]!
      const number = first + index
      if (isUnanswered(outcome)) return []
      if (!outcome.ok) return [{ number, error: outcome.message }]
      if (action.type !== 'create' || !('guid' in outcome)) return [{ number, error: null }]
      const guid = String(outcome.guid)
      this.#made.set(subjectKey(action.subject), { guid, account: action.sAMAccountName })
      return [{ number, error: null, guid }]
    })
    this.#write({ kind: 'outcomes', outcomes: recorded })
  }

  /** Before it is carried out. @param through the terminal, or which file */
  decided(approvals: readonly Approval[], accept: boolean, by: string, through: string): void {
    if (approvals.length === 0) return
    const decisions: Decided['decisions'] = approvals.map((approval) => ({
      ...this.#question(approval),
      ...this.#accountOf(approval),
      accept,
    }))
    this.#write({ kind: 'decided', by, through, decisions })
  }

  /**
   * @param pending null: the run did not come that far
   * @param isCarriedOut whether one that ends early had done all that the files decide
   */
  ended(exitCode: number, error: string | null, pending: readonly Approval[] | null, isCarriedOut = false): void {
    // Another run may have asked while this one waited for a person: what that left open is newer.
    const isLatest = this.#journal.asked === this.#askedBefore
    const questions = isLatest && pending !== null ? pending.map((approval) => this.#question(approval)) : null
    const done = error !== null && isCarriedOut ? ({ carried_out: true } as const) : {}
    const header = this.options.header()
    this.#append({ kind: 'ended', header, exit_code: exitCode, error, ...done, pending: questions })
  }

  /** The anchor is that of the person, who need not have an account yet. */
  #accountOf({ subject }: Approval): { guid?: string } {
    const guid = subject.kind === 'existing' ? subject.guid : this.#made.get(subjectKey(subject))?.guid
    return guid == null ? {} : { guid }
  }

  #question(approval: Approval): Question {
    const keys = keysOf(approval)
    const { now } = this.options
    return { ...keys, since: this.#journal.waitingSince.get(questionKey(keys)) ?? now().toISOString() }
  }

  #write(record: JournalEntry['record']): void {
    if (!this.#begun) this.#append({ kind: 'begun', header: this.options.header() })
    this.#begun = true
    this.#append(record)
  }

  #append(record: JournalEntry['record']): void {
    const { run, now } = this.options
    this.#journal.append(run, record, now())
  }
}

/**
 * The connection was lost before the answer, and whether it took effect could not be read. An
 * answer that the tool does not understand is a refusal.
 */
const isUnanswered = (outcome: Outcome): boolean => isUncertain(outcome) && isLoss(outcome)
