/**
 * Whether a saved plan is what would be done now. It is when the users file is the same, and the
 * changes are: of the same kinds, to the same objects (by objectGUID, or by account name for those
 * to be created), each with the same values before and after. These may differ:
 * - the order, and the domain controller that was read;
 * - a new expiration date, which is now + expiration_time: it only counts whether it moves on or
 *   back, and from which date;
 * - an expiration date that moves on and did not before, where the clock alone has brought it over
 *   expiration_slack;
 * - the date of a password: people change their own, and a change that rests on it is not planned
 *   any more;
 * - approvals that wait, and failures: nothing is done about them;
 * - what a run that has begun with the plan has done of it.
 */
import type { Duration } from 'luxon'
import type { RecordedChange } from '../../generated/journal.js'
import type { SavedPlan } from '../../generated/plan.js'
import { compareText } from '../names/names.js'
import { briefValuesText } from '../report/values.js'
import { sameValues } from '../values/attribute-values.js'
import { addDuration } from '../schema/durations.js'
import { fileTimeToDate, isNever } from '../values/file-time.js'
import { text, type ChangedValues, type Tagged } from '../values/value.js'

export interface Difference {
  /** Common name in the target; else what it is about. */
  who: string
  what: string
  /** When the plan was saved. */
  then: string
  now: string
}

/** The plan as it would be saved now, and what expiration dates follow. */
export interface PresentPlan extends Pick<SavedPlan, 'users_file' | 'changes'> {
  expirationTime: Duration
  expirationSlack: Duration
  /** The run has carried the plan out, as far as it could: what is not planned any more is done. */
  isBegun: boolean
}

/** Sorted by name; [] when it is the same plan. */
export function differencesBetween(saved: SavedPlan, present: PresentPlan): Difference[] {
  const [then, now] = [byKey(saved.changes), byKey(present.changes)]
  const keys = new Set([...then.keys(), ...now.keys()])
  const found = [...keys].flatMap((key) => differences(then.get(key), now.get(key), { saved, present }))
  return [...otherFile(saved, present), ...found.sort((a, b) => compareText(a.who, b.who))]
}

function otherFile({ users_file: then }: SavedPlan, { users_file: now }: PresentPlan): Difference[] {
  if (then.hash === now.hash) return []
  const shown = ({ timestamp, hash }: SavedPlan['users_file']) => `of ${timestamp ?? 'no time'}, SHA-256 ${hash}`
  return [{ who: 'the users file', what: 'content', then: shown(then), now: shown(now) }]
}

/**
 * Several changes of a kind to one object, such as renames through a temporary name, are told apart
 * by their order.
 */
function byKey(changes: readonly RecordedChange[]): Map<string, RecordedChange> {
  const found = new Map<string, RecordedChange>()
  for (const change of changes) {
    const key = [change.guid ?? `new ${change.account}`, change.type, change.group?.guid].join(' ')
    let number = 1
    while (found.has(`${key} ${number}`)) number++
    found.set(`${key} ${number}`, change)
  }
  return found
}

interface Plans {
  saved: SavedPlan
  present: PresentPlan
}

function differences(then: RecordedChange | undefined, now: RecordedChange | undefined, plans: Plans): Difference[] {
  const { user: who, type, group } = (now ?? then)!
  if (now === undefined && plans.present.isBegun) return []
  const kind = group === undefined ? type : `${type} ${group.name}`
  if (type !== 'update' && (then === undefined || now === undefined || then.why !== now.why))
    return [{ who, what: kind, then: planned(then), now: planned(now) }]
  return comparedAttributes(then, now).flatMap((attribute) => {
    const [was, is] = [changedValues(then, attribute), changedValues(now, attribute)]
    if (isSameChange(attribute, was, is, plans)) return []
    const what = type === 'update' ? attribute : `${kind}: ${attribute}`
    return [{ who, what, then: changeText(attribute, was), now: changeText(attribute, is) }]
  })
}

/** Why tells a new password from the one that an account has. */
const planned = (change: RecordedChange | undefined): string =>
  change === undefined ? 'not planned' : change.why === undefined ? 'planned' : `planned, ${change.why}`

function comparedAttributes(...changes: (RecordedChange | undefined)[]): string[] {
  const names = changes.flatMap((change) => [...Object.keys(change?.before ?? {}), ...Object.keys(change?.after ?? {})])
  return [...new Set(names)].filter((name) => name !== 'pwdLastSet')
}

/** undefined: nothing is done about it. */
function changedValues(change: RecordedChange | undefined, attribute: string): ChangedValues | undefined {
  const [before, after] = [change?.before[attribute], change?.after[attribute]]
  return before === undefined && after === undefined ? undefined : { before: before ?? [], after: after ?? [] }
}

function changeText(attribute: string, values: ChangedValues | undefined): string {
  if (values === undefined) return 'no change'
  return `${briefValuesText(attribute, values.before)} -> ${briefValuesText(attribute, values.after)}`
}

function isSameChange(
  attribute: string,
  then: ChangedValues | undefined,
  now: ChangedValues | undefined,
  plans: Plans,
): boolean {
  const isDate = attribute === 'accountExpires'
  if (now === undefined && plans.present.isBegun) return true
  if (then === undefined || now === undefined)
    return then === now || (isDate && now !== undefined && isByTheClock(now, plans))
  if (!sameValues(then.before, now.before)) return false
  return isDate ? movesOn(then) === movesOn(now) : sameValues(then.after, now.after)
}

/** Never is the latest date. */
const milliseconds = ([value]: readonly Tagged[]): number =>
  value === undefined || isNever(text(value)) ? Infinity : fileTimeToDate(text(value)).getTime()

const movesOn = ({ before, after }: ChangedValues): boolean => milliseconds(after) > milliseconds(before)

/** Whether the date would not have moved by expiration_slack when the plan was saved. */
function isByTheClock(now: ChangedValues, { saved, present }: Plans): boolean {
  if (!movesOn(now) || milliseconds(now.after) === Infinity) return false
  // The date that it would have moved to: with honour_source_expiration, the source's may come
  // first.
  const then = Math.min(addDuration(new Date(saved.made), present.expirationTime).getTime(), milliseconds(now.after))
  return addDuration(new Date(milliseconds(now.before)), present.expirationSlack).getTime() > then
}
