/**
 * Carries out a person's decisions: an accepted approval is performed at once, a rejection is
 * remembered at once, and both show their result.
 */
import { groupOf, type Approval } from '../core/model.js'
import type { Accept } from '../core/decisions/decide.js'
import { approvalsAbout, rejectionOf } from '../core/decisions/resolution.js'
import { InterruptedError, SyncError } from '../errors.js'
import { updateResolutions } from '../files/resolutions-file.js'
import { keepsPassword, type SessionCommand } from './choices.js'
import { confirmNumber } from '../terminal/confirm-number.js'
import { doneOf } from '../core/report/approvals.js'
import { headlineOf, isDone, outcomeLine } from './details.js'
import { NameResolver } from './names.js'
import type { SessionContext } from './context.js'
import { pickSeveral } from './several.js'
import { Passwords } from './passwords/passwords.js'
import type { Performed } from '../workflow/ledger.js'

/** Commands that settle approvals one way or the other. */
export type Settling = Exclude<SessionCommand, 'skip' | 'skip-all' | 'list' | 'quit'>

/** Carries out the commands of a session. */
export class Decisions {
  readonly #passwords: Passwords
  readonly #names: NameResolver

  constructor(private readonly context: SessionContext) {
    this.#passwords = new Passwords(context)
    this.#names = new NameResolver(context)
  }

  /**
   * @param alike all open approvals of its kind
   * @returns how many are decided; those that failed stay open
   */
  async carryOut(command: Settling, approval: Approval, alike: readonly Approval[]): Promise<number> {
    switch (command) {
      case 'reject':
        return this.#reject([approval])
      case 'reject-all':
        return (await this.#isMeant('Reject all of them?', alike)) ? this.#reject(alike) : 0
      case 'generate-and-show': {
        const settled = this.#showOutcomes(await this.#passwords.generate([approval]))
        await this.#passwords.showLatest(approval)
        return settled
      }
      default:
        return this.#showOutcomes(await this.#accept(command, approval, alike))
    }
  }

  async #accept(command: Settling, approval: Approval, alike: readonly Approval[]): Promise<Performed[]> {
    switch (command) {
      case 'generate':
        return this.#passwords.generate([approval])
      case 'type-password':
        return this.#passwords.type(approval)
      case 'rename':
        return approval.type === 'name' ? this.#names.askForNewName(approval) : []
      case 'new-principal':
        return approval.type === 'name' ? this.#names.askForNewPrincipal(approval) : []
      case 'take-over':
        return approval.type === 'name' ? this.#names.takeOver(approval) : []
      case 'keep-password':
        return this.#keepPasswords([approval])
      case 'keep-all-passwords': {
        const keeping = alike.filter(keepsPassword)
        return (await this.#isMeant('Enable all of them with the passwords they have?', keeping))
          ? this.#keepPasswords(keeping)
          : []
      }
      case 'accept-some':
        return this.#acceptAsTheyAre(await pickSeveral(this.context.prompts, alike))
      case 'accept-all':
        if (!(await this.#isMeant('Accept all of them?', alike))) return []
        return approval.type === 'enable' ? this.#passwords.generate(alike) : this.#acceptAsTheyAre(alike)
      default:
        return this.#acceptAsTheyAre([approval])
    }
  }

  #isMeant(question: string, approvals: readonly Approval[]): Promise<boolean> {
    return confirmNumber(this.context.prompts, question, approvals.map(nameInList))
  }

  async #acceptAsTheyAre(approvals: readonly Approval[], how: Partial<Accept> = {}): Promise<Performed[]> {
    const { prompts, workflow } = this.context
    if (approvals.length === 0) return []
    const decision: Accept = { kind: 'accept', takeOver: false, ...how }
    return prompts.during(() => workflow.accept(approvals.map((approval) => ({ approval, decision }))))
  }

  #keepPasswords(approvals: readonly Approval[]): Promise<Performed[]> {
    return this.#acceptAsTheyAre(approvals, { keepPassword: true })
  }

  #reject(approvals: readonly Approval[]): Promise<number> {
    return this.context.exclusively(async () => this.#rememberRejections(approvals))
  }

  /** Remembers first: a rejection that cannot be remembered stays open. */
  #rememberRejections(approvals: readonly Approval[]): number {
    const { prompts, settings, workflow, io, log } = this.context
    try {
      const rejections = approvals.map((approval) => rejectionOf(approval, io.now()))
      updateResolutions(settings.resolutionsFile, rejections, (entry) => approvalsAbout(approvals, entry).length > 0)
    } catch (error) {
      if (!(error instanceof SyncError)) throw error
      prompts.say(`Not done: ${error.message}`, prompts.style.bad)
      return 0
    }
    workflow.reject(approvals)
    for (const approval of approvals) log.info(`rejected: ${headlineOf(approval)}`, 'change')
    prompts.say(`Rejected, and remembered in ${settings.resolutionsFile}.`, prompts.style.good)
    return approvals.length
  }

  /**
   * Shows the outcomes of accepted approvals: of many, how many were done, and those that were not.
   */
  #showOutcomes(performed: readonly Performed[]): number {
    const { prompts, io } = this.context
    const { good, bad } = prompts.style
    const whole = performed.filter(({ error }) => error === null)
    const failed = performed.filter(({ error }) => error !== null)
    if (whole.length > EACH) prompts.say(`Done: ${doneOf(whole.map(({ approval }) => approval))}.`, good)
    else for (const one of whole) prompts.say(outcomeLine(one), good)
    for (const one of failed.slice(0, MOST_FAILURES)) prompts.say(outcomeLine(one), bad)
    const more = failed.length - MOST_FAILURES
    if (more > 0) prompts.say(`Not done: ${more} more. The list shows them, and the log why.`, bad)
    if (io.interrupted.aborted) throw new InterruptedError()
    return performed.filter(isDone).length
  }
}

/** So many are named one by one. */
const EACH = 3
const MOST_FAILURES = 10

/** A short form, for a list of one kind. */
function nameInList(approval: Approval): string {
  const group = groupOf(approval)
  return group === null ? approval.user : `${approval.user} (${group.name})`
}
