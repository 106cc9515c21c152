/** What a run came to, account by account: of each value, what was before the first change of it and what is after the last. */
import type { RecordedChange } from '../../generated/journal.js'
import { guidOfChange, type ChangeOfRun, type RecordedRun } from '../journal/runs.js'
import { spellingKey } from '../names/names.js'
import { firstText, type Tagged } from '../values/value.js'

export interface Values {
  before: readonly Tagged[]
  after: readonly Tagged[]
}

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
  name: { before: string; after: string } | null
  /** By attribute. */
  values: ReadonlyMap<string, Values>
  /** The last change of each membership. */
  memberships: readonly RecordedChange[]
  /** What was done to its state last; null: nothing. */
  state: 'enable' | 'disable' | null
}

/**
 * What failed is left out. What nothing is known of is in: it may have happened, and the directory
 * shows whether it did.
 */
export function netChanges({ changes }: Pick<RecordedRun, 'changes'>): NetChange[] {
  const byAccount = new Map<string, RecordedChange[]>()
  for (const change of changes.filter(mayHaveHappened)) {
    const guid = guidOfChange(change)
    // Of an account that may have been created, nobody knows which it is.
    if (guid !== null) byAccount.set(guid, [...(byAccount.get(guid) ?? []), change.change])
  }
  return [...byAccount].map(([guid, own]) => netChange(guid, own))
}

const mayHaveHappened = ({ outcome }: ChangeOfRun): boolean => outcome?.error == null

function netChange(guid: string, changes: readonly RecordedChange[]): NetChange {
  const of = (type: RecordedChange['type']) => changes.filter((change) => change.type === type)
  const values = new Map<string, Values>()
  for (const { before, after } of of('update'))
    for (const attribute of new Set([...Object.keys(before), ...Object.keys(after)])) {
      const first = values.get(attribute)?.before ?? before[attribute] ?? []
      values.set(attribute, { before: first, after: after[attribute] ?? [] })
    }
  const renames = of('rename')
  const names = [renames[0]?.before, renames.at(-1)?.after].map((value) => value && firstText(value, 'cn'))
  const state = changes.findLast(({ type }) => type === 'enable' || type === 'disable')?.type
  const takeOver = of('take-over')[0]
  return {
    guid,
    user: changes.at(-1)!.user,
    account: changes.at(-1)!.account,
    created: of('create').length > 0,
    takenOverFrom: takeOver === undefined ? null : (firstText(takeOver.before, 'distinguishedName') ?? '?'),
    name: names[0] === undefined || names[1] === undefined ? null : { before: names[0], after: names[1] },
    values,
    memberships: lastOfEach([...of('join'), ...of('leave')]),
    state: state === 'enable' || state === 'disable' ? state : null,
  }
}

const lastOfEach = (changes: readonly RecordedChange[]): RecordedChange[] => [
  ...new Map(changes.map((change) => [change.group?.guid, change])).values(),
]

/** Every attribute that the run wrote. */
export const attributesOf = (changes: readonly NetChange[]): string[] => [
  ...new Set(changes.flatMap(({ values }) => [...values.keys()])),
]

/** By objectGUID: the run that changed the state of the account last. @param runs oldest first */
export function stateChangedBy(runs: readonly RecordedRun[]): Map<string, string> {
  return new Map(
    runs.flatMap(({ id, changes }) =>
      changes
        .filter((change) => mayHaveHappened(change) && ['enable', 'disable'].includes(change.change.type))
        .flatMap((change) => {
          const guid = guidOfChange(change)
          return guid === null ? [] : [[guid, id] as const]
        }),
    ),
  )
}

/** @param text common name with or without prefix, account name, or objectGUID */
export function isCalled({ guid, user, account, name }: NetChange, text: string, prefix: string): boolean {
  const wanted = [text, `${prefix}${text}`].map(spellingKey)
  return [guid, user, account, name?.before].some((known) => known != null && wanted.includes(spellingKey(known)))
}
