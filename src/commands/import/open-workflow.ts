/**
 * The workflow of a run, with all that goes along with each change: the record, what later runs are
 * to know, the passwords that are kept, and the log.
 */
import type { ImportSettings } from '../../config/settings.js'
import type { Approval } from '../../core/model.js'
import { describeSending } from '../../core/report/actions.js'
import type { PasswordRules } from '../../core/safety/approved.js'
import type { Directory } from '../../directory/directory.js'
import { InterruptedError } from '../../errors.js'
import { AnotherImportError } from '../../interactive/another-import.js'
import { PassphraseMaker } from '../../interactive/passwords/passphrase-maker.js'
import { Recipients } from '../../interactive/passwords/recipients.js'
import { operator } from '../../process/operator.js'
import type { Denials } from '../../run/denials.js'
import { reportFailure, reportResult } from '../../run/report.js'
import { takeAgain, type Held } from '../../run/under-lock.js'
import { readForTakeOver } from '../../snapshot/read-account.js'
import { readProtections } from '../../snapshot/protections.js'
import { versionsBefore } from '../../snapshot/state-versions.js'
import { refreshGroups } from '../../snapshot/target.js'
import { progress } from '../../terminal/progress-bar.js'
import type { WorkflowOptions } from '../../workflow/options.js'
import { Workflow } from '../../workflow/workflow.js'
import type { ImportRun } from './context.js'
import type { Memory } from './memory.js'

/** What a workflow writes to. */
export interface Writing {
  directory: Directory
  held: Held
  memory: Memory
  denials: Denials
}

/** What a run, and a session after it, perform with. */
export interface OpenWorkflow {
  workflow: Workflow
  maker: PassphraseMaker
  /**
   * Takes the lock for what a person has decided. @throws AnotherImportError when another import
   * has run since
   */
  exclusively<T>(act: () => Promise<T>): Promise<T>
}

export function openWorkflow(
  run: ImportRun,
  { plan, spent }: Required<Pick<WorkflowOptions, 'plan' | 'spent'>>,
  { directory, held, memory, denials }: Writing,
): OpenWorkflow {
  const { settings, options, io, log, decisions, kept, outcome } = run
  const { recorder, lock } = held
  const recipients = new Recipients(directory, plan.context)
  const words = run.asking?.words ?? run.passwordsTo?.words ?? []
  const maker = new PassphraseMaker({ directory, recipients, settings, words })
  const decider = operator(io.env).name
  const wayOf = (through: 'approvals' | 'terminal') =>
    through === 'approvals' ? `--approvals ${options.approvals}` : 'the terminal'
  const acceptedBy = (approval: Approval) => {
    const through = workflow.decided.get(approval) === 'accept' ? 'approvals' : 'terminal'
    return `accepted by ${decider} through ${wayOf(through)}`
  }
  const exclusively = async <T>(act: () => Promise<T>): Promise<T> => {
    if (!(await takeAgain(run, held))) throw new AnotherImportError()
    try {
      return await act()
    } finally {
      memory.keepAnchors()
      lock.release()
    }
  }
  const workflow: Workflow = new Workflow({
    plan,
    tally: outcome.tally,
    directory,
    rules: passwordRulesOf(settings),
    files: decisions,
    spent,
    readForTakeOver: (candidate) => readForTakeOver(directory, plan.context, candidate),
    refreshGroups: (context) => refreshGroups(directory, context),
    exclusively,
    readProtections: (guids) => readProtections(directory, guids),
    report: (result, about) => {
      denials.add(result)
      if (result.outcome.ok) outcome.performed.push(result.action)
      if (result.outcome.ok) recipients.done(result.action)
      reportResult(result, about === undefined ? null : acceptedBy(about), log)
      memory.wrote(result)
    },
    reportFailure: (failure) => reportFailure(failure, log),
    generate: async (approval, guid) => {
      const made = await maker.make(approval, guid)
      if ('password' in made) log.redact(made.password)
      return made
    },
    sending: async (actions) => {
      await kept.sending(actions, { recipients, guidOf: (subject) => workflow.guidOf({ subject }) })
      // Before the record: a memory that cannot be kept stops the run while nothing is recorded as
      // sent.
      memory.sending(actions)
      recorder.sending(actions, await versionsBefore(directory, actions))
      log.debug(describeSending(actions))
    },
    answered: async (actions, outcomes) => {
      await kept.answered(actions, outcomes)
      memory.answered(actions, outcomes)
      recorder.answered(actions, outcomes)
    },
    deciding: (approvals, accept, through) => recorder.decided(approvals, accept, decider, wayOf(through)),
    progress: progress(io, log),
    checkpoint: () => {
      if (io.interrupted.aborted) throw new InterruptedError()
    },
  })
  return { workflow, maker, exclusively }
}

export const passwordRulesOf = (settings: ImportSettings): PasswordRules => ({
  mustChangePassword: settings.usersMustChangePassword,
  cannotChangePassword: settings.usersCanNotChangePassword,
})
