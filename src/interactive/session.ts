/**
 * The interactive session: an overview of all approvals, then one after another, sorted by user.
 */
import { keysOf } from '../core/decisions/resolution.js'
import { questionKey } from '../core/journal/runs.js'
import type { Approval, ManagedUser } from '../core/model.js'
import { areAlike, byKind, countsByKind, severalWords } from '../core/report/approvals.js'
import { howMany } from '../core/text/how-many.js'
import { someOf } from '../core/text/some-of.js'
import { LostError } from '../directory/directory-error.js'
import { InterruptedError, SyncError } from '../errors.js'
import { readAccount } from '../snapshot/read-account.js'
import { AnotherImportError, sayAnew } from './another-import.js'
import { choicesFor, type SessionCommand } from './choices.js'
import { approvalDetails, headlineOf, titleOf } from './details.js'
import type { SessionContext } from './context.js'
import { offerToSave, type Saving } from './passwords/save-passwords.js'
import { Decisions } from './carry-out.js'
import type { Pending } from '../workflow/queue.js'

/**
 * @returns whether all is to be read and asked anew, because another import has run since
 * @throws InterruptedError on Ctrl-C, and any other error that ends the run, after the offer to
 * save unsaved passwords
 */
export async function decideInteractively(context: SessionContext): Promise<boolean> {
  const { prompts } = context
  try {
    await new Session(context, new Decisions(context)).run()
  } catch (error) {
    if (error instanceof AnotherImportError) {
      sayAnew(prompts)
      return true
    }
    await endSession(context, error)
    throw error
  }
  await endOfPasswords(context)
  return false
}

/**
 * Before a run that somebody answers ends early: why it does, and the offer to save unsaved
 * passwords. @param error that ends it
 */
export async function endSession(context: Saving, error: unknown): Promise<void> {
  const { prompts } = context
  // Before the questions about passwords, so that they have a reason.
  if (error instanceof SyncError && !(error instanceof InterruptedError))
    prompts.say(`The run ends: ${error.message}`, prompts.style.bad)
  await endOfPasswords(context)
}

async function endOfPasswords(context: Saving): Promise<void> {
  const { kept, io, prompts, log } = context
  try {
    // A process that was told to end asks no questions.
    if (!io.interrupted.aborted || prompts.interruptedByKey) await offerToSave(context)
  } finally {
    if (kept.unsaved > 0) {
      const users = someOf(kept.all.map(({ user }) => user))
      log.warning(`the passwords set for ${users} were not saved and can't be recovered: set new ones`)
    }
    kept.left()
  }
}

/** The same in a later reading, when the account exists by then. */
const skipKey = (approval: Approval): string => questionKey(keysOf(approval))

class Session {
  /** How many approvals were accepted or rejected. */
  #settled = 0

  constructor(
    private readonly context: SessionContext,
    private readonly decisions: Decisions,
  ) {}

  async run(): Promise<void> {
    this.#overview()
    let next = this.#open[0]
    while (next !== undefined) {
      const command = await this.#ask(next)
      if (command === 'quit') break
      next = command === 'list' ? ((await this.#pickApproval()) ?? next) : await this.#follow(command, next.approval)
    }
    const { workflow, prompts } = this.context
    const left = workflow.pending.map(({ approval }) => approval)
    if (left.length > 0) prompts.say(`Still open: ${left.length} (${countsByKind(left)}). The next run asks again.`)
  }

  /** The approvals that are neither decided nor skipped. */
  get #open(): Pending[] {
    return this.context.workflow.pending.filter(({ approval }) => !this.#isSkipped(approval))
  }

  #isSkipped(approval: Approval): boolean {
    return this.context.skipped.has(skipKey(approval))
  }

  #overview(): void {
    const { prompts } = this.context
    const open = this.#open.map(({ approval }) => approval)
    prompts.say('')
    // On this screen, nothing else says so before the end.
    const { failed } = this.context.workflow
    if (failed > 0)
      prompts.say(`Failed so far: ${howMany(failed, 'change')}. The summary at the end says why.`, prompts.style.bad)
    if (open.length === 0) return prompts.say('Nothing needs approval.')
    prompts.say(`Waiting for a decision: ${open.length}`, prompts.style.heading)
    const kinds = byKind(open)
    const width = String(open.length).length
    prompts.details(kinds.map((alike) => ({ label: String(alike.length).padStart(width), text: severalWords(alike) })))
  }

  async #ask({ approval, error }: Pending): Promise<SessionCommand> {
    const { prompts, workflow } = this.context
    const account = await prompts.during(() => this.#accountOf(approval))
    const before = this.#settled + this.#skippedCount
    prompts.say('')
    const open = this.#open.map((pending) => pending.approval)
    // The overview has said it before the first one.
    if (before > 0 && byKind(open).length > 1) prompts.say(`${open.length} left: ${countsByKind(open)}`)
    prompts.say(`Approval ${before + 1} of ${before + open.length}: ${titleOf(approval)}`, prompts.style.heading)
    prompts.details(approvalDetails(approval, workflow.plan, account, error))
    return prompts.choose('Your decision:', choicesFor(approval, this.#alike(approval)))
  }

  /**
   * The account as it is now, after this session's changes; as in the plan when it cannot be read.
   */
  async #accountOf(approval: Approval): Promise<ManagedUser | undefined> {
    const { workflow, directory } = this.context
    const { context } = workflow.plan
    const guid = workflow.guidOf(approval)
    if (guid === undefined) return undefined
    return readAccount(directory, context, guid).catch((error: unknown) => {
      if (!(error instanceof SyncError) || error instanceof LostError || error instanceof InterruptedError) throw error
      return context.managed.find((user) => user.guid === guid)
    })
  }

  /** Of those that are still there: another import may have settled others. */
  get #skippedCount(): number {
    return this.context.workflow.pending.filter(({ approval }) => this.#isSkipped(approval)).length
  }

  #skip(approvals: readonly Approval[]): void {
    for (const approval of approvals) this.context.skipped.add(skipKey(approval))
  }

  #alike(approval: Approval): Approval[] {
    return this.#open.map((pending) => pending.approval).filter((other) => areAlike(other, approval))
  }

  /**
   * Shows the list, with the skipped approvals. The one that is picked is asked about next;
   * undefined: none.
   */
  async #pickApproval(): Promise<Pending | undefined> {
    const items = this.context.workflow.pending.map((value) => {
      const mark = this.#isSkipped(value.approval) ? ' (skipped)' : value.error === undefined ? '' : ' (failed)'
      return { name: headlineOf(value.approval) + mark, value }
    })
    const picked = await this.context.prompts.search<Pending | undefined>('Which one?', items, {
      always: { name: '(back)', value: undefined },
    })
    if (picked !== undefined) this.context.skipped.delete(skipKey(picked.approval))
    return picked
  }

  /** @returns the approval to ask about next */
  async #follow(command: Exclude<SessionCommand, 'list' | 'quit'>, approval: Approval): Promise<Pending | undefined> {
    const alike = this.#alike(approval)
    if (command === 'skip') this.#skip([approval])
    else if (command === 'skip-all') this.#skip(alike)
    else this.#settled += await this.decisions.carryOut(command, approval, alike)
    // What was given up or has failed is asked again: the person has it in mind, or has picked it.
    const key = skipKey(approval)
    return this.#open.find((pending) => skipKey(pending.approval) === key) ?? this.#open[0]
  }
}
