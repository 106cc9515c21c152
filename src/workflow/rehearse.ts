/** A dry run: the same workflow over a directory that accepts every write and performs none. */
import type { Action, Approval } from '../core/model.js'
import { compareApprovals } from '../core/report/approvals.js'
import type { Preview } from '../core/report/plan-view.js'
import { Tally } from '../core/report/summary.js'
import type { DirectoryWrites, Outcome } from '../directory/directory.js'
import type { Pending } from './queue.js'
import type { WorkflowOptions } from './options.js'
import { Workflow } from './workflow.js'

export interface Rehearsal {
  /** All that the run would perform, with the approved actions. */
  actions: readonly Action[]
  tally: Tally
  pending: readonly Pending[]
  unmatched: Workflow['unmatched']
  preview: Preview
}

/** @throws UnavailableError when an account that is to be taken over cannot be read */
export async function rehearse(
  options: Pick<WorkflowOptions, 'plan' | 'files' | 'rules' | 'readForTakeOver'>,
): Promise<Rehearsal> {
  const { plan } = options
  const tally = new Tally()
  const actions: Action[] = []
  const byThemselves: Action[] = []
  const workflow = new Workflow({
    ...options,
    // A name that the rehearsal takes is still free for the run.
    plan: { ...plan, registry: plan.registry.copy() },
    tally,
    directory: WOULD,
    refreshGroups: async (context) => context,
    generate: async () => ({ password: '' }),
    report: ({ action }, about) => {
      actions.push(action)
      if (about === undefined || about.type === 'name') byThemselves.push(action)
    },
    reportFailure: () => undefined,
    checkpoint: () => undefined,
  })
  await workflow.run()
  const { seen, pending, decided, unmatched } = workflow
  const waiting = new Set(pending.map(({ approval }) => approval))
  // A take-over also settles the question whether to deactivate the account.
  const isShown = (approval: Approval) => waiting.has(approval) || decided.has(approval)
  const approvals = seen
    .filter(isShown)
    .sort(compareApprovals)
    .map((approval) => ({ approval, decision: waiting.has(approval) ? null : decided.get(approval)! }))
  return { actions, tally, pending, unmatched, preview: { actions: byThemselves, approvals, failures: tally.failures } }
}

const all = async (items: readonly unknown[]): Promise<Outcome[]> => items.map(() => ({ ok: true }))

/** Accepts every write and does nothing. */
const WOULD: DirectoryWrites = {
  createUsers: async (users) => users.map(({ name, path }) => ({ ok: true, guid: `new ${name}`, dn: path })),
  updateUsers: all,
  renameUsers: all,
  disableUsers: all,
  enableUsers: all,
  resumeUsers: all,
  joinGroup: (_group, users) => all(users),
  leaveGroup: (_group, users) => all(users),
  takeOverUser: async ({ guid }) => ({ ok: true, dn: guid }),
}
