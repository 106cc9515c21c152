/**
 * Walks a person through everything that needs approval: one at a time, performed or remembered at once.
 */
import type { Approval } from '../core/model.js'
import { isAbout, rejectionOf } from '../core/resolution.js'
import { InterruptedError, SyncError } from '../errors.js'
import { updateResolutions } from '../files/resolutions-file.js'
import { detailLines } from '../render/detail-lines.js'
import { printable } from '../core/printable.js'
import { choicesFor, type Verdict } from './choices.js'
import { confirmNumber } from './confirm-number.js'
import { detailsOf, headlineOf, titleOf } from './details.js'
import { KeptPasswords } from './kept-passwords.js'
import { NameResolver } from './name-resolver.js'
import type { Parties } from './parties.js'
import { Passwords } from './passwords.js'
import { offerToSave } from './save-passwords.js'
import type { Performed, Pending } from './workflow.js'

/** @throws InterruptedError on Ctrl-C, and whatever ends the run; unsaved passwords were offered to be saved then */
export async function decideInteractively(parties: Parties): Promise<void> {
  const kept = new KeptPasswords()
  try {
    try {
      await new Interactive(parties, kept).run()
    } finally {
      if (!parties.io.interrupted.aborted || parties.prompts.interruptedByKey) await offerToSave(parties, kept)
    }
  } finally {
    if (kept.unsaved > 0) {
      const users = kept.all.map(({ user }) => user).join(', ')
      parties.log.warning(`${kept.unsaved} passwords that were set in this session were not saved; nobody can see them again: ${users}`)
    }
  }
}

class Interactive {
  readonly #passwords: Passwords
  readonly #names: NameResolver
  readonly #skipped = new Set<Approval>()
  /** How many were accepted or rejected. */
  #decided = 0

  constructor(
    private readonly parties: Parties,
    kept: KeptPasswords,
  ) {
    this.#passwords = new Passwords(parties, kept)
    this.#names = new NameResolver(parties)
  }

  async run(): Promise<void> {
    const { prompts } = this.parties
    this.#overview()
    let next = this.#open[0]
    while (next !== undefined) {
      const verdict = await this.#ask(next)
      if (verdict === 'quit') break
      if (verdict === 'list') {
        next = await this.#pick()
        continue
      }
      await this.#perform(verdict, next.approval)
      next = this.#open[0]
    }
    const left = this.parties.workflow.pending.length
    if (left > 0) prompts.say(`Still open: ${left}. The next run asks again.`)
  }

  /** What is neither decided nor skipped. */
  get #open(): Pending[] {
    return this.parties.workflow.pending.filter(({ approval }) => !this.#skipped.has(approval))
  }

  #overview(): void {
    const { prompts } = this.parties
    const titles = this.#open.map(({ approval }) => titleOf(approval))
    prompts.say('')
    if (titles.length === 0) return prompts.say('Nothing needs approval.')
    prompts.say(`Waiting for a decision: ${titles.length}`, prompts.style.heading)
    for (const title of new Set(titles)) prompts.show([`${String(titles.filter((other) => other === title).length).padStart(6)}  ${title}`])
  }

  async #ask({ approval, error }: Pending): Promise<Verdict> {
    const { prompts, plan } = this.parties
    const position = this.#decided + this.#skipped.size + 1
    prompts.say('')
    prompts.say(`Approval ${position} of ${position - 1 + this.#open.length}: ${titleOf(approval)}`, prompts.style.heading)
    prompts.show(detailLines(detailsOf(approval, plan, error), prompts.columns - 1))
    return prompts.choose('Your decision:', choicesFor(approval, this.#alike(approval).length))
  }

  #alike({ type }: Approval): Approval[] {
    return this.#open.map(({ approval }) => approval).filter((other) => other.type === type)
  }

  /** The list, with what was skipped; whoever is picked is asked about next. */
  async #pick(): Promise<Pending> {
    const items = this.parties.workflow.pending.map((value) => {
      const mark = this.#skipped.has(value.approval) ? ' (skipped)' : value.error === undefined ? '' : ' (failed)'
      return { name: printable(headlineOf(value.approval)) + mark, value }
    })
    const picked = await this.parties.prompts.pick('Which one?', items)
    this.#skipped.delete(picked.approval)
    return picked
  }

  async #perform(verdict: Exclude<Verdict, 'list' | 'quit'>, approval: Approval): Promise<void> {
    switch (verdict) {
      case 'generate':
        return this.#report(await this.#passwords.generate([approval]))
      case 'generate-and-show':
        this.#report(await this.#passwords.generate([approval]))
        return this.#passwords.showLatest(approval)
      case 'type-password':
        return this.#report(await this.#passwords.type(approval))
      case 'rename':
        return this.#report(approval.type === 'name' ? await this.#names.rename(approval) : [])
      case 'take-over':
        return this.#report(approval.type === 'name' ? await this.#names.takeOver(approval) : [])
      case 'accept':
        return this.#report(await this.#accept([approval]))
      case 'accept-all':
        return this.#report(await this.#acceptAll(this.#alike(approval)))
      case 'reject':
        return this.#reject([approval])
      case 'reject-all':
        return this.#rejectAll(this.#alike(approval))
      case 'skip':
      case 'skip-all':
        for (const one of verdict === 'skip' ? [approval] : this.#alike(approval)) this.#skipped.add(one)
    }
  }

  #accept(approvals: readonly Approval[]): Promise<Performed[]> {
    const { prompts, workflow } = this.parties
    return prompts.during(() => workflow.accept(approvals.map((approval) => ({ approval, decision: { kind: 'accept', takeOver: false } }))))
  }

  async #acceptAll(approvals: readonly Approval[]): Promise<Performed[]> {
    if (!(await confirmNumber(this.parties.prompts, 'Accept all of them?', approvals.map(nameInList)))) return []
    return approvals[0]?.type === 'enable' ? this.#passwords.generate(approvals) : this.#accept(approvals)
  }

  async #rejectAll(approvals: readonly Approval[]): Promise<void> {
    if (await confirmNumber(this.parties.prompts, 'Reject all of them?', approvals.map(nameInList))) this.#reject(approvals)
  }

  /** Remembered first: what could not be remembered stays open. */
  #reject(approvals: readonly Approval[]): void {
    const { prompts, settings, workflow, io, log } = this.parties
    try {
      const rejections = approvals.map((approval) => rejectionOf(approval, io.now()))
      updateResolutions(settings.resolutionsFile, rejections, (entry) => approvals.some((approval) => isAbout(entry, approval)))
    } catch (error) {
      if (!(error instanceof SyncError)) throw error
      prompts.say(`Not done: ${error.message}`, prompts.style.bad)
      return
    }
    workflow.reject(approvals)
    this.#decided += approvals.length
    for (const approval of approvals) log.info(`rejected: ${headlineOf(approval)}`)
    prompts.say(`Rejected, and remembered in ${printable(settings.resolutionsFile)}.`, prompts.style.good)
  }

  /** What became of accepted approvals; those that failed are asked about again. */
  #report(performed: readonly Performed[]): void {
    const { prompts, io } = this.parties
    for (const { approval, error } of performed) {
      if (error === null) prompts.say(`Done: ${printable(headlineOf(approval))}.`, prompts.style.good)
      else prompts.say(`Not done: ${printable(headlineOf(approval))}: ${printable(error)}`, prompts.style.bad)
    }
    this.#decided += performed.filter(({ error }) => error === null).length
    if (io.interrupted.aborted) throw new InterruptedError()
  }
}

/** Short, for a list of one kind. */
function nameInList(approval: Approval): string {
  return 'action' in approval && 'group' in approval.action ? `${approval.user} (${approval.action.group.name})` : approval.user
}
