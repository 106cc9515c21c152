/** What a run writes into the journal as it goes: what it sends before it is sent, what became of it, what people decide, and how it ended. */
import { keysOf } from '../../core/decisions/resolution.js'
import { recordedChange, type KnownAccounts } from '../../core/journal/changes.js'
import { questionKey } from '../../core/journal/runs.js'
import { subjectKey, type Approval, type ManagedUser } from '../../core/model.js'
import type { ApprovedAction } from '../../core/safety/approved.js'
import type { Journal } from '../../files/journal.js'
import type { Decided, Header, JournalEntry, Question, RecordedOutcome } from '../../generated/journal.js'
import type { ActionResult } from '../../workflow/apply.js'

export interface RecorderOptions {
  journal: Journal
  /** Id of the run. */
  run: string
  /** As far as it is known by now. */
  header: () => Header
  now: () => Date
}

/** Every method throws ConfigurationError where the journal cannot be written: what is not recorded is not done. */
export class Recorder {
  readonly #made = new Map<string, { guid: string | null; account: string }>()
  #managed: KnownAccounts['managed'] = new Map()
  #begun = false
  #sent = 0
  /** What was sent and has no result yet, in order. */
  #waiting: { number: number; action: ApprovedAction }[] = []
  #outcomes: RecordedOutcome[] = []

  constructor(private readonly options: RecorderOptions) {}

  /** The accounts as the run has read them. */
  know(managed: readonly ManagedUser[]): void {
    this.#managed = new Map(managed.map((user) => [user.guid, user]))
  }

  /** Before they are sent. */
  sending(actions: readonly ApprovedAction[]): void {
    this.#flush()
    for (const action of actions)
      if (action.type === 'create')
        this.#made.set(subjectKey(action.subject), { guid: null, account: action.sAMAccountName })
    this.#waiting = actions.map((action) => ({ number: ++this.#sent, action }))
    const known = { managed: this.#managed, made: this.#made }
    const changes = this.#waiting.map(({ number, action }) => recordedChange(action, number, known))
    this.#write({ kind: 'sending', changes })
  }

  /** In the order in which they were sent; written when the last one is there. */
  result({ action, outcome }: ActionResult): void {
    const sent = this.#waiting.shift()
    if (sent === undefined) return
    const made = action.type === 'create' && outcome.ok && 'guid' in outcome ? String(outcome.guid) : null
    if (made !== null) this.#made.get(subjectKey(action.subject))!.guid = made
    const isOther = action.type === 'rename' && sent.action.type === 'rename' && action.after !== sent.action.after
    this.#outcomes.push({
      number: sent.number,
      error: outcome.ok ? null : outcome.message,
      ...(made !== null && { guid: made }),
      ...(isOther && { name: action.after }),
    })
    if (this.#waiting.length === 0) this.#flush()
  }

  /** Before it is carried out. @param through the terminal, or which file */
  decided(approvals: readonly Approval[], accept: boolean, by: string, through: string): void {
    if (approvals.length === 0) return
    const decisions: Decided['decisions'] = approvals.map((approval) => ({ ...this.#question(approval), accept }))
    this.#write({ kind: 'decided', by, through, decisions })
  }

  /** @param pending null: the run did not come that far */
  ended(exitCode: number, error: string | null, pending: readonly Approval[] | null): void {
    this.#flush()
    const questions = pending?.map((approval) => this.#question(approval)) ?? null
    this.#append({ kind: 'ended', header: this.options.header(), exit_code: exitCode, error, pending: questions })
  }

  #question(approval: Approval): Question {
    const keys = keysOf(approval)
    const { journal, now } = this.options
    return { ...keys, since: journal.waitingSince.get(questionKey(keys)) ?? now().toISOString() }
  }

  #flush(): void {
    const outcomes = this.#outcomes
    this.#outcomes = []
    this.#waiting = []
    if (outcomes.length > 0) this.#write({ kind: 'outcomes', outcomes })
  }

  #write(record: JournalEntry['record']): void {
    if (!this.#begun) this.#append({ kind: 'begun', header: this.options.header() })
    this.#begun = true
    this.#append(record)
  }

  #append(record: JournalEntry['record']): void {
    const { journal, run, now } = this.options
    journal.append(run, record, now())
  }
}
