/**
 * What a run came to, account by account: of each value, what was before the first change of it and
 * what is after the last.
 */
import type { RecordedChange } from '../../generated/journal.js'
import { changedAttributes } from '../journal/changes.js'
import { isCalled } from '../journal/person.js'
import { guidOfChange, mayHaveHappened, type ChangeOfRun, type RecordedRun } from '../journal/runs.js'
import type { ActionType } from '../model.js'
import { quote } from '../report/values.js'
import { isSameAttribute } from '../values/attribute-key.js'
import { firstText, text, type ChangedValues, type Tagged } from '../values/value.js'

export interface NetChange {
  /** objectGUID. */
  guid: string
  /** Common name, as it was last. */
  user: string
  /** sAMAccountName. */
  account: string | null
  created: boolean
  /** Where a take-over moved it from; null: none did. */
  takenOverFrom: string | null
  /** null: it kept its common name. */
  name: ({ before: string; after: string } & Unsure<string>) | null
  /** By attribute. */
  values: ReadonlyMap<string, NetValues>
  /** A join or a leave of each group. */
  memberships: readonly RecordedChange[]
  /** null: its state is as before. */
  state: 'enable' | 'disable' | null
}

/** Of several changes, the last may not have happened: the directory shows which did. */
interface Unsure<Value> {
  /** What else may be there, by a run that was killed. */
  perhaps?: readonly Value[]
}

type NetValues = ChangedValues & Unsure<readonly Tagged[]>

/**
 * What failed is left out. What nothing is known of is in: it may have happened, and the directory
 * shows whether it did.
 */
export function netChanges({ changes }: Pick<RecordedRun, 'changes'>): NetChange[] {
  const byAccount = new Map<string, ChangeOfRun[]>()
  for (const change of changes.filter(mayHaveHappened)) {
    const guid = guidOfChange(change)
    // Of an account that may have been created, nobody knows which it is.
    if (guid !== null) byAccount.set(guid, [...(byAccount.get(guid) ?? []), change])
  }
  return [...byAccount].map(([guid, own]) => netChange(guid, own))
}

/** Common names of those who may have been created, nobody knows as which account. */
export const madePerhaps = ({ changes }: Pick<RecordedRun, 'changes'>): string[] =>
  changes
    .filter((one) => one.change.type === 'create' && mayHaveHappened(one) && guidOfChange(one) === null)
    .map(({ change }) => change.user)

function netChange(guid: string, changes: readonly ChangeOfRun[]): NetChange {
  const { user, account } = changes.at(-1)!.change
  const start = { created: false, takenOverFrom: null, name: null, state: null } as const
  const net: Draft = { guid, user, account, ...start, values: new Map(), groups: new Map() }
  for (const { change, outcome } of changes) FOLD[change.type](net, change, outcome !== null)
  return { ...net, memberships: [...net.groups.values()] }
}

interface Draft extends Omit<NetChange, 'values' | 'memberships'> {
  values: Map<string, NetValues>
  /** By objectGUID of the group. */
  groups: Map<string, RecordedChange>
}

function membership({ groups }: Draft, change: RecordedChange): void {
  const guid = change.group?.guid ?? ''
  const before = groups.get(guid)
  if (before === undefined || before.type === change.type) groups.set(guid, change)
  else groups.delete(guid)
}

/** What a change adds to those before it. A kind that lacks here does not compile. */
const FOLD: { readonly [T in ActionType]: (net: Draft, change: RecordedChange, isCertain: boolean) => void } = {
  create: (net) => void (net.created = true),
  'take-over': (net, { before }) => void (net.takenOverFrom ??= firstText(before, 'distinguishedName') ?? '?'),
  update: ({ values }, { before, after }, isCertain) => {
    for (const attribute of changedAttributes({ before, after })) {
      const [was, is] = [before[attribute] ?? [], after[attribute] ?? []]
      const earlier = values.get(attribute)
      values.set(attribute, { before: earlier?.before ?? was, after: is, ...unsure(earlier, was, isCertain) })
    }
  },
  rename: (net, { before, after }, isCertain) => {
    const [was, is] = [firstText(before, 'cn') ?? '', firstText(after, 'cn') ?? '']
    net.name = { before: net.name?.before ?? was, after: is, ...unsure(net.name, was, isCertain) }
  },
  // Of both in one run, nothing is left.
  enable: (net) => void (net.state = net.state === 'disable' ? null : 'enable'),
  disable: (net) => void (net.state = net.state === 'enable' ? null : 'disable'),
  join: membership,
  leave: membership,
}

/** What was before a change that has no answer may be there still. */
const unsure = <Value>(earlier: Unsure<Value> | null | undefined, was: Value, isCertain: boolean): Unsure<Value> =>
  isCertain ? {} : { perhaps: [...(earlier?.perhaps ?? []), was] }

/**
 * The last import that changed something, or may have; undefined: none. An undo is undone by its id
 * only, so that `undo last` twice is no harm.
 * @param runs oldest first, without their changes
 * @param whole with them
 */
export function lastToUndo(
  runs: readonly RecordedRun[],
  whole: (run: RecordedRun) => RecordedRun,
): RecordedRun | undefined {
  for (const run of runs.toReversed().filter(({ header }) => header.undoes === undefined)) {
    const found = whole(run)
    if (found.changes.some(mayHaveHappened)) return found
  }
  return undefined
}

/** Every attribute that the run wrote. */
export const attributesOf = (changes: readonly NetChange[]): string[] => [
  ...new Set(changes.flatMap(({ values }) => [...values.keys()])),
]

/** The userPrincipalNames that accounts had. */
export const principalsBefore = (changes: readonly NetChange[]): string[] =>
  changes.flatMap(({ values }) =>
    [...values].flatMap(([attribute, { before }]) =>
      isSameAttribute(attribute, 'userPrincipalName') ? before.map(text) : [],
    ),
  )

/** @param text common name with or without prefix, account name, or objectGUID */
export function isChangeOf({ guid, user, account, name }: NetChange, text: string, prefix: string): boolean {
  return [guid, user, account, name?.before].some(isCalled(text, prefix))
}

/** For somebody who has to tell accounts apart that had one name, one after the other. */
export function describeAccount({ guid, user, account, name }: NetChange): string {
  const before = name === null ? '' : `, before the run ${quote(name.before)}`
  return `${quote(user)}${before}: account ${account ?? '?'}, objectGUID ${guid}`
}
