/** What the journal knows of one person: by any name that the account ever had in it. */
import { groupedBy } from '../grouped-by.js'
import type { JournalEntry, RecordedChange } from '../../generated/journal.js'
import { spellingKey } from '../names/names.js'
import { anchorKey } from '../plan/anchor.js'
import type { ChangeOfRun, DecisionOfRun, RecordedRun } from './runs.js'
import { anchorsOf, commonNamesOf, whoIsWho } from './who-is-who.js'

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
  /** By anchor: whoever had it. */
  const anchored = new Map<string, Set<string>>()
  /** Those who are called that and of whom no objectGUID is known yet. */
  const wanted = new Set<string>()
  /** By run and number: those of which the answer has the objectGUID. */
  const created = new Map<string, RecordedChange>()
  const note = (change: RecordedChange, guid: string): void => {
    if ([...namesOf(change), guid].some(is)) found.add(guid)
    for (const anchor of anchorsOf(change)) anchored.set(anchor, (anchored.get(anchor) ?? new Set()).add(guid))
  }
  for (const { run, record } of entries) {
    if (record.kind === 'sending')
      for (const change of record.changes) {
        if (change.guid !== null) note(change, change.guid)
        else created.set(`${run} ${change.number}`, change)
        if (change.guid === null && namesOf(change).some(is)) for (const anchor of anchorsOf(change)) wanted.add(anchor)
      }
    if (record.kind === 'outcomes')
      for (const { number, guid } of record.outcomes) {
        const change = created.get(`${run} ${number}`)
        if (change !== undefined && guid !== undefined) note(change, guid)
        created.delete(`${run} ${number}`)
      }
    if (record.kind === 'decided')
      for (const { guid, anchor } of record.decisions.filter((one) => is(one.user))) {
        if (guid !== undefined) found.add(guid)
        else if (anchor !== undefined) wanted.add(anchorKey(anchor))
      }
  }
  for (const anchor of wanted) for (const guid of anchored.get(anchor) ?? []) found.add(guid)
  return found
}

/**
 * @param runs with all decisions, all changes of the accounts that have or had that name, and those
 *   without objectGUID
 * @param text common name with or without prefix, account name, or objectGUID
 * @returns one for each account that has or had that name; [] where none is known
 */
export function historyOf(runs: readonly RecordedRun[], text: string, prefix: string): PersonHistory[] {
  const is = isCalled(text, prefix)
  const changes = runs
    .flatMap((run) => run.changes.map((change): ChangeEvent => ({ kind: 'change', run, time: change.time, change })))
    .sort(byTime)
  const who = whoIsWho(changes.map(({ change }) => change))
  const decisions = runs.flatMap((run) =>
    run.decisions.flatMap((decision) => {
      const event: Event = { kind: 'decision', run, time: decision.time, decision }
      return who.ofDecision(decision).map((key) => ({ key, event }))
    }),
  )
  // A decision is recorded before it is carried out.
  const all = [...decisions, ...changes.map((event) => ({ key: who.ofChange(event.change), event }))].sort((a, b) =>
    byTime(a.event, b.event),
  )
  return [...groupedBy(all, ({ key }) => key).values()]
    .map((own) => own.map(({ event }) => event))
    .filter((events) => events.some((event) => namesOfEvent(event).some(is)))
    .map((events) => ({ name: lastNameOf(events), events }))
}

type ChangeEvent = Extract<Event, { kind: 'change' }>

const byTime = (a: Event, b: Event): number => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0)

function namesOfEvent(event: Event): (string | null | undefined)[] {
  if (event.kind === 'decision') return [event.decision.decision.user, event.decision.decision.guid]
  const { change, outcome } = event.change
  return [...namesOf(change), outcome?.guid]
}

/** A decision may name it as it is to be called. */
function lastNameOf(events: readonly Event[]): string {
  const last = events.findLast(({ kind }) => kind === 'change') ?? events.at(-1)!
  return last.kind === 'change' ? last.change.change.user : last.decision.decision.user
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
