/** What the journal knows of one person: by any name that the account ever had in it. */
import type { JournalEntry, RecordedChange } from '../../generated/journal.js'
import { spellingKey } from '../names/names.js'
import { firstText } from '../values/value.js'
import { guidOfChange, type ChangeOfRun, type DecisionOfRun, type RecordedRun } from './runs.js'

export type Event =
  | { kind: 'change'; run: RecordedRun; time: string; change: ChangeOfRun }
  | { kind: 'decision'; run: RecordedRun; time: string; decision: DecisionOfRun }

export interface PersonHistory {
  /** The common name that it had last. */
  name: string
  /** Oldest first. */
  events: Event[]
}

/**
 * objectGUIDs of the accounts that have or had that name.
 * @param text common name with or without prefix, account name, or objectGUID
 */
export function accountsCalled(entries: Iterable<JournalEntry>, text: string, prefix: string): Set<string> {
  const is = isCalled(text, prefix)
  const found = new Set<string>()
  /** By run and number: those of which the answer has the objectGUID. */
  const created = new Set<string>()
  for (const { run, record } of entries) {
    if (record.kind === 'sending')
      for (const change of record.changes.filter((one) => namesOf(one).some(is))) {
        if (change.guid !== null) found.add(change.guid)
        else created.add(`${run} ${change.number}`)
      }
    if (record.kind === 'outcomes')
      for (const { number, guid } of record.outcomes)
        if (guid !== undefined && (created.has(`${run} ${number}`) || is(guid))) found.add(guid)
  }
  return found
}

/**
 * @param runs with all changes of the accounts that have or had that name, and those without
 *   objectGUID
 * @param text common name with or without prefix, account name, or objectGUID
 * @returns one for each account that has or had that name; [] where none is known
 */
export function historyOf(runs: readonly RecordedRun[], text: string, prefix: string): PersonHistory[] {
  const is = isCalled(text, prefix)
  const all = runs.flatMap((run) => run.changes.map((change) => ({ run, change })))
  const keys = new Set(
    all
      .filter(({ change: { change, outcome } }) => [...namesOf(change), outcome?.guid].some(is))
      .map(({ change }) => keyOf(change)),
  )
  // Somebody about whom there were questions and no changes.
  const onlyAsked = runs.some(({ decisions }) => decisions.some(({ decision }) => is(decision.user)))
  if (keys.size === 0 && onlyAsked) return [withDecisions(runs, [], spellings(text, prefix), text)]
  return [...keys].map((key) => {
    const changes = all.filter(({ change }) => keyOf(change) === key)
    const names = new Set(changes.flatMap(({ change }) => commonNamesOf(change.change).map(spellingKey)))
    const name = changes.at(-1)!.change.change.user
    return withDecisions(runs, changes, names, name)
  })
}

/** Every name that somebody could be asked for by. */
export function knownNames(entries: Iterable<JournalEntry>): string[] {
  const names = new Set<string>()
  for (const { record } of entries) {
    if (record.kind === 'sending') for (const { user } of record.changes) names.add(user)
    if (record.kind === 'decided') for (const { user } of record.decisions) names.add(user)
  }
  return [...names]
}

const spellings = (text: string, prefix: string): Set<string> => new Set([text, `${prefix}${text}`].map(spellingKey))

/**
 * Whether a name is what somebody was asked for by.
 * @param text common name with or without prefix, account name, or objectGUID
 */
export function isCalled(text: string, prefix: string): (name: string | null | undefined) => boolean {
  const wanted = spellings(text, prefix)
  return (name) => name != null && wanted.has(spellingKey(name))
}

const namesOf = (change: RecordedChange): (string | null)[] => [...commonNamesOf(change), change.account, change.guid]

/** With the one before a rename: the runs that gave it may no longer be kept. */
const commonNamesOf = ({ user, before }: RecordedChange): string[] => [user, firstText(before, 'cn') ?? []].flat()

/** The account; where it never came to be, its name. */
const keyOf = (change: ChangeOfRun): string => guidOfChange(change) ?? spellingKey(change.change.user)

function withDecisions(
  runs: readonly RecordedRun[],
  changes: readonly { run: RecordedRun; change: ChangeOfRun }[],
  names: ReadonlySet<string>,
  name: string,
): PersonHistory {
  const decisions = runs.flatMap((run) =>
    run.decisions
      .filter(({ decision }) => names.has(spellingKey(decision.user)))
      .map((decision): Event => ({ kind: 'decision', run, time: decision.time, decision })),
  )
  const events = changes.map(({ run, change }): Event => ({ kind: 'change', run, time: change.time, change }))
  return { name, events: [...decisions, ...events].sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0)) }
}
