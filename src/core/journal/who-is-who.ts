/**
 * Who is who in the journal: the account that a change or a decision is about. Names are given away
 * and anchors are given anew, so it matters when something was.
 */
import type { RecordedChange } from '../../generated/journal.js'
import { spellingKey } from '../names/names.js'
import { anchorKey, isOurs } from '../plan/anchor.js'
import { firstText, text } from '../values/value.js'
import { guidOfChange, mayHaveHappened, type ChangeOfRun, type DecisionOfRun } from './runs.js'

/** What the journal says of an account; everything oldest first. */
interface Life {
  guid: string
  /** The first is the one that it had before its first change. */
  names: { since: string; name: string }[]
  anchors: Set<string>
  /** When it was created or taken over; null: before what is kept. */
  born: string | null
}

export interface WhoIsWho {
  /** The account, by objectGUID; where there is none, what is known of it. */
  ofChange(change: ChangeOfRun): string
  /** Several where one name was that of several accounts, in containers of their own. */
  ofDecision(decision: DecisionOfRun): readonly string[]
}

/** @param changes oldest first */
export function whoIsWho(changes: readonly ChangeOfRun[]): WhoIsWho {
  const lives = livesOf(changes)
  const byAnchor = indexed(lives, ({ anchors }) => [...anchors])
  const byName = indexed(lives, ({ names }) => names.map(({ name }) => spellingKey(name)))
  /** Of two accounts of one person, the first is gone. */
  const anchored = (anchor: string, time: string): Life | undefined => {
    const having = byAnchor.get(anchorKey(anchor)) ?? []
    return having.findLast(({ born }) => born === null || born <= time) ?? having[0]
  }
  const called = ({ decision, time }: DecisionOfRun): readonly Life[] => {
    const having = byName.get(spellingKey(decision.user)) ?? []
    const free = decision.anchor === undefined ? having : having.filter(({ anchors }) => anchors.size === 0)
    const was = (life: Life, when: string) => spellingKey(nameAt(life, when)) === spellingKey(decision.user)
    // The name was somebody else's then.
    if (decision.type === 'name')
      return free.filter((life) => life.born !== null && life.born > time && was(life, life.born)).slice(0, 1)
    const there = free.filter(({ born }) => born === null || born <= time)
    const then = there.filter((life) => was(life, time))
    return then.length > 0 ? then : there
  }
  return {
    ofChange: (change) => {
      const guid = guidOfChange(change)
      if (guid !== null) return guid
      const [anchor] = anchorsOf(change.change)
      return (anchor && (anchored(anchor, change.time)?.guid ?? anchor)) ?? spellingKey(change.change.user)
    },
    ofDecision: (one) => {
      const { guid, anchor, user } = one.decision
      if (guid !== undefined) return [guid]
      const own = anchor === undefined ? undefined : anchored(anchor, one.time)
      const found = own === undefined ? called(one) : [own]
      return found.length > 0
        ? found.map((life) => life.guid)
        : [anchor === undefined ? spellingKey(user) : anchorKey(anchor)]
    },
  }
}

/** The anchors that a change takes and gives, as anchorKeys. */
export const anchorsOf = ({ before, after }: Pick<RecordedChange, 'before' | 'after'>): string[] =>
  [before, after].flatMap((values) => Object.values(values).flat().map(text).filter(isOurs).map(anchorKey))

/** With the one before a rename: the runs that gave it may no longer be kept. */
export const commonNamesOf = ({ user, before }: RecordedChange): string[] =>
  [user, firstText(before, 'cn') ?? []].flat()

function livesOf(changes: readonly ChangeOfRun[]): Life[] {
  const lives = new Map<string, Life>()
  for (const one of changes.filter(mayHaveHappened)) {
    const guid = guidOfChange(one)
    if (guid === null) continue
    const { change, time } = one
    const isBorn = change.type === 'create' || change.type === 'take-over'
    const before = { since: '', name: firstText(change.before, 'cn') ?? change.user }
    const life = lives.get(guid) ?? { guid, names: [before], anchors: new Set(), born: isBorn ? time : null }
    life.names.push({ since: time, name: change.user })
    for (const anchor of anchorsOf(change)) life.anchors.add(anchor)
    lives.set(guid, life)
  }
  return [...lives.values()]
}

const nameAt = ({ names }: Life, time: string): string => names.findLast(({ since }) => since <= time)!.name

function indexed(
  lives: readonly Life[],
  keysOf: (life: Life) => readonly string[],
): ReadonlyMap<string, readonly Life[]> {
  const index = new Map<string, Set<Life>>()
  for (const life of lives) for (const key of keysOf(life)) index.set(key, (index.get(key) ?? new Set()).add(life))
  return new Map([...index].map(([key, having]) => [key, [...having]]))
}
