/** What an undo would do for one account, in sentences. */
import type { Account, ManagedUser } from '../../../../src/core/model.js'
import { planContext } from '../../../../src/core/plan/context.js'
import { describeAction } from '../../../../src/core/report/actions.js'
import { netChanges } from '../../../../src/core/undo/net-changes.js'
import { planUndo } from '../../../../src/core/undo/plan-undo.js'
import { tagged } from '../../../../src/core/values/value.js'
import type { RecordedChange } from '../../../../src/generated/journal.js'
import { guid, input, managed, NOW } from '../../builders.js'
import { change } from '../journal/entries.js'

/** @property unanswered the run was killed before the answer */
export type Recorded = Partial<RecordedChange> & { error?: string; unanswered?: true }
export const STATE = { userAccountControl: [tagged('i', '512')], pwdLastSet: [tagged('l', '7')] }
export const THEN = { userAccountControl: 3, unicodePwd: 2 }
export const IS_DISABLED = { userAccountControl: [tagged('i', '514')], pwdLastSet: [tagged('l', '7')] }

/** What would be put back, and why what is not, for a run of these changes to one account. */
export function undone(
  recorded: readonly Recorded[],
  user: Partial<ManagedUser> | null,
  { later = {}, elsewhere = {}, beside = [], accounts = [], isNamed = false, madePerhaps = [], ...more }: UndoCase = {},
): string[] {
  const changes = recorded.map(({ error = null, unanswered, ...values }, index) => {
    const { why: _why, ...plain } = change({ user: 'P Anna Meyer', before: {}, number: index + 1, ...values })
    const outcome = unanswered ? null : { number: index + 1, error }
    return { change: plain, outcome, time: NOW.toISOString() }
  })
  const context = planContext(
    input({
      managed: [...(user === null ? [] : [managed(user)]), ...beside],
      disabledHere: new Map([[guid(1001), { before: STATE, versions: THEN, run: 'r', time: '', why: null }]]),
      versions: new Map([[guid(1001), { ...THEN, userAccountControl: 4 }]]),
      ...more,
      settings: { attributes: ['department', 'userPrincipalName'], ...more.settings },
    }),
  )
  const entries = (values: Record<string, string>) => new Map(Object.entries(values))
  const { actions, failures } = planUndo(netChanges({ changes }), {
    context,
    later: entries(later),
    elsewhere: entries(elsewhere),
    accounts,
    isNamed,
    madePerhaps,
  })
  return [...actions.map(describeAction), ...failures.map(({ action, error }) => `not ${action}: ${error}`)]
}
type UndoCase = Parameters<typeof input>[0] & {
  later?: Record<string, string>
  elsewhere?: Record<string, string>
  /** Other managed users. */
  beside?: readonly ManagedUser[]
  accounts?: readonly Account[]
  isNamed?: boolean
  madePerhaps?: readonly string[]
}

export const update = (attribute: string, before: string[], after: string[]): Recorded => {
  const values = (list: string[]) => ({ [attribute]: list.map((value) => tagged('s', value)) })
  return { type: 'update', before: values(before), after: values(after) }
}
export const holds = (department: string) => ({ attributes: { department: [tagged('s', department)] } })
