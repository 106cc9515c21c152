/**
 * Recorded changes in words, in the past tense: what happened to somebody. A kind that lacks here
 * does not compile.
 */
import type { RecordedChange } from '../../generated/journal.js'
import type { ActionType } from '../model.js'
import { describeChangeBriefly, quote } from '../report/values.js'
import { firstText } from '../values/value.js'
import { changedAttributes } from './changes.js'
import type { ChangeOfRun } from './runs.js'

/** A change, and what became of it. */
type Told = Pick<ChangeOfRun, 'change' | 'outcome'>

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
export function describeRecorded({ change, outcome }: Told): string {
  const sentence = DONE[change.type](change)
  if (outcome === null) return `${sentence} (the run ended before the answer: it may not have happened)`
  if (outcome.error !== null) return `failed: ${sentence}: ${outcome.error}`
  return sentence
}

/**
 * Those of one person; the groups that were joined one after another are one sentence, and so are
 * those that were left: `joined Staff, Engineering`.
 */
export function describeTogether(changes: readonly Told[]): string[] {
  const together: { sentence: string; type: ActionType | null }[] = []
  for (const one of changes.filter((change, index) => !isRepeated(change, changes.slice(index + 1)))) {
    const { type } = one.change
    const isPlain = (type === 'join' || type === 'leave') && one.outcome?.error === null
    const last = together.at(-1)
    if (isPlain && last?.type === type) last.sentence += `, ${recordedGroupName(one.change)}`
    else together.push({ sentence: describeRecorded(one), type: isPlain ? type : null })
  }
  return together.map(({ sentence }) => sentence)
}

/** What was refused as a whole is tried again in parts, which are told. */
function isRepeated({ change, outcome }: Told, later: readonly Told[]): boolean {
  if (outcome?.error == null) return false
  const again = later.filter((one) => one.change.type === change.type).map((one) => one.change)
  if (change.type === 'create') return again.length > 0
  const names = changedAttributes(change)
  return change.type === 'update' && names.every((name) => again.some((one) => changedAttributes(one).includes(name)))
}

/** Each attribute with its values before and after. */
function changed({ before, after }: Pick<RecordedChange, 'before' | 'after'>): string[] {
  return changedAttributes({ before, after }).map((attribute) =>
    describeChangeBriefly({ attribute, before: before[attribute] ?? [], after: after[attribute] ?? [] }),
  )
}
