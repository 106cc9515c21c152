/**
 * Recorded changes in words, in the past tense: what happened to somebody. A kind that lacks here
 * does not compile.
 */
import type { RecordedChange } from '../../generated/journal.js'
import type { ActionType } from '../model.js'
import { describeChangeBriefly, quote } from '../report/values.js'
import { firstText } from '../values/value.js'
import type { ChangeOfRun } from './runs.js'

const recordedGroupName = ({ group }: RecordedChange): string => group?.name ?? '?'

const DONE: { readonly [T in ActionType]: (change: RecordedChange) => string } = {
  create: ({ account }) => `created as ${account}, disabled`,
  update: (change) => changed(change).join(', '),
  rename: ({ before, after }) =>
    `renamed from ${quote(firstText(before, 'cn') ?? '')} to ${quote(firstText(after, 'cn') ?? '')}`,
  disable: ({ why }) => `deactivated${why === undefined ? '' : `: ${why}`}`,
  enable: ({ why }) => (why === undefined ? 'enabled' : `enabled ${why}`),
  join: (change) => `joined ${recordedGroupName(change)}`,
  leave: (change) => `left ${recordedGroupName(change)}`,
  'take-over': ({ before }) => `taken over from ${firstText(before, 'distinguishedName') ?? '?'}`,
}

/** e.g. `joined Staff`; of what failed, or of whose end nothing is known, that too. */
export function describeRecorded({ change, outcome }: Pick<ChangeOfRun, 'change' | 'outcome'>): string {
  const sentence = DONE[change.type](change)
  if (outcome === null) return `${sentence} (the run ended before the answer: it may not have happened)`
  if (outcome.error !== null) return `failed: ${sentence}: ${outcome.error}`
  return sentence
}

/**
 * Those of one person; the groups that were joined one after another are one sentence, and so are
 * those that were left: `joined Staff, Engineering`.
 */
export function describeTogether(changes: readonly Pick<ChangeOfRun, 'change' | 'outcome'>[]): string[] {
  const together: { sentence: string; type: ActionType | null }[] = []
  for (const one of changes) {
    const { type } = one.change
    const isPlain = (type === 'join' || type === 'leave') && one.outcome?.error === null
    const last = together.at(-1)
    if (isPlain && last?.type === type) last.sentence += `, ${recordedGroupName(one.change)}`
    else together.push({ sentence: describeRecorded(one), type: isPlain ? type : null })
  }
  return together.map(({ sentence }) => sentence)
}

/** Each attribute with its values before and after. */
function changed({ before, after }: Pick<RecordedChange, 'before' | 'after'>): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names.map((attribute) =>
    describeChangeBriefly({ attribute, before: before[attribute] ?? [], after: after[attribute] ?? [] }),
  )
}
