/** What a run is made of, apart from the steps that it takes. */
import type { DecisionFiles } from '../core/decisions/decide.js'
import type { Resolution } from '../core/decisions/resolution.js'
import type { Approval } from '../core/model.js'
import type { PlanContext } from '../core/plan/context.js'
import type { Plan } from '../core/plan/plan.js'
import type { PasswordRules } from '../core/safety/approved.js'
import type { LedgerOptions } from './ledger.js'
import type { ReadForTakeOver } from './name-steps.js'
import type { Performing } from './performer.js'

export interface WorkflowOptions extends LedgerOptions, Performing {
  plan: Plan
  files: DecisionFiles
  /**
   * Entries of the approvals file that resolve no name: with a saved plan, those that were about
   * nothing in it, and would be about a name that only the domain controller knows to be taken.
   */
  spent?: readonly Resolution[]
  rules: PasswordRules
  readForTakeOver: ReadForTakeOver
  /** The same context, with the groups as they are now. */
  refreshGroups(context: PlanContext): Promise<PlanContext>
  /**
   * Called around the carrying out of what a person has accepted; absent: nobody else writes
   * meanwhile.
   */
  exclusively?<T>(act: () => Promise<T>): Promise<T>
  /**
   * By objectGUID, why accounts are protected by now; absent: nobody was waited for since they were
   * read.
   */
  readProtections?(guids: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Makes a passphrase for the account of an accepted `enable`, or says why there is none. */
  generate(approval: Approval, guid: string | undefined): Promise<{ password: string } | { refused: string }>
  /** Called with what a person, or an approvals file, has decided, before it is carried out. */
  deciding?(approvals: readonly Approval[], accept: boolean, through: 'approvals' | 'terminal'): void
}
