/**
 * The table of the limits: what each counts, and what it is a share of. A limit that is missing
 * here does not compile, and neither does a kind of action.
 */
import { fileTimeToDate, isNever } from '../values/file-time.js'
import { subjectKey, type Action, type ActionType, type Change, type ManagedUser } from '../model.js'
import type { PlanContext } from '../plan/context.js'
import { countedAs } from '../report/actions.js'
import { isEmpty } from '../values/attribute-values.js'
import { text } from '../values/value.js'
import { enabledManagedUsers, type Counted } from './counted.js'
import { countLeaves } from './leaves.js'
import { howMany } from '../text/how-many.js'

/** `max_NAME` in the config, `--allow-NAME` on the command line. */
export type LimitName = 'deactivations' | 'leaves' | 'creations' | 'renames' | 'clears' | 'updates'

/**
 * With honour_source_expiration, an expiration date that is nearer than this shuts people out
 * before anybody notices. expiration_time is longer, so only a date of the source can be that near;
 * earlier runs have already set the dates that came in time.
 */
const SOON_MS = 86_400_000

interface LimitKind {
  /** The changes, for the help: `deactivations`. */
  what: string
  /** Completes "this run would …". @param part the attribute or group that counts by itself */
  would(count: number, of: number, part?: string): string
  /** Asks a person about the listed changes. */
  question(count: number): string
  neverAll: boolean
  count(context: PlanContext, actions: readonly Action[]): Counted[]
}

/**
 * The limit that counts a kind of action; null: none. A kind that is missing here does not compile.
 */
const LIMITED_BY: { readonly [T in ActionType]: LimitName | null } = {
  create: 'creations',
  update: 'updates',
  rename: 'renames',
  disable: 'deactivations',
  leave: 'leaves',
  join: null,
  enable: null,
  'take-over': null,
}

export const LIMITS: Readonly<Record<LimitName, LimitKind>> = {
  deactivations: {
    what: 'deactivations',
    would: (count, of) => `deactivate ${count} of ${howMany(of, 'enabled managed user')}`,
    question: (count) => `Deactivate ${these(count)}?`,
    neverAll: true,
    count: (context, actions) => {
      const enabled = new Map(enabledManagedUsers(context).map((user) => [user.guid, user]))
      const isDisable = limitedBy('deactivations')
      const deactivates = (action: Action) => isDisable(action) || expiresSoon(action, enabled, context.now)
      return [{ actions: actions.filter(deactivates), of: enabled.size }]
    },
  },
  leaves: {
    what: 'removals from groups',
    would: (count, of, group) =>
      group === undefined
        ? `remove ${count} of ${howMany(of, 'membership')} of enabled managed users`
        : `remove ${count} of ${howMany(of, 'enabled managed user')} from ${group}`,
    question: (count) => `Remove ${these(count)}?`,
    neverAll: true,
    count: (context, actions) => countLeaves(context, actions.filter(limitedBy('leaves'))),
  },
  creations: {
    what: 'new users',
    would: (count, of) => `create ${howMany(count, 'user')} in addition to ${howMany(of, 'managed user')}`,
    question: (count) => `Create ${these(count)}?`,
    neverAll: false,
    // Whoever completes an interrupted first import goes on from nobody, as that did.
    count: ({ managed, isFirstUnfinished }, actions) => [
      { actions: actions.filter(limitedBy('creations')), of: isFirstUnfinished ? 0 : managed.length },
    ],
  },
  renames: {
    what: 'renamed users',
    would: (count, of) => `rename ${count} of ${howMany(of, 'managed user')}`,
    question: (count) => `Rename ${these(count)}?`,
    neverAll: false,
    count: ({ managed }, actions) => [
      { actions: onePerUser(actions.filter(limitedBy('renames'))), of: managed.length },
    ],
  },
  clears: {
    what: 'cleared values of one attribute',
    would: (count, of, attribute) =>
      `clear ${attribute} of ${count} of ${howMany(of, 'user that has', 'users that have')} it`,
    question: (count) => `Clear ${these(count)}?`,
    neverAll: true,
    count: clearedAttributes,
  },
  updates: {
    what: 'updated users',
    would: (count, of) => `update ${count} of ${howMany(of, 'managed user')}`,
    question: (count) => `Update ${these(count)}?`,
    neverAll: false,
    count: ({ managed }, actions) => [
      {
        actions: onePerUser(actions.filter(limitedBy('updates')).filter((action) => countedAs(action) !== null)),
        of: managed.length,
      },
    ],
  },
}
const these = (count: number): string => (count === 1 ? 'this one' : `these ${count}`)

export const LIMIT_NAMES = Object.keys(LIMITS) as LimitName[]

const limitedBy =
  (name: LimitName) =>
  ({ type }: Action): boolean =>
    LIMITED_BY[type] === name

/** A rename through a temporary name counts once. */
function onePerUser(actions: readonly Action[]): Action[] {
  return [...new Map(actions.map((action) => [subjectKey(action.subject), action])).values()]
}

/**
 * The cleared values, by attribute: an attribute that nobody in the file has any more is one that
 * the export could not read.
 */
function clearedAttributes({ managed }: PlanContext, actions: readonly Action[]): Counted[] {
  const cleared = new Map<string, Action[]>()
  const clears = ({ attribute, before, after }: Change) => !isEmpty(attribute, before) && isEmpty(attribute, after)
  for (const action of actions) {
    if (action.type !== 'update') continue
    for (const { attribute } of action.changes.filter(clears)) {
      const found = cleared.get(attribute)
      if (found === undefined) cleared.set(attribute, [action])
      else found.push(action)
    }
  }
  const holders = new Map<string, number>()
  for (const { attributes } of cleared.size === 0 ? [] : managed)
    for (const attribute of cleared.keys())
      if (!isEmpty(attribute, attributes[attribute] ?? [])) holders.set(attribute, (holders.get(attribute) ?? 0) + 1)
  return [...cleared].map(([attribute, found]) => ({ attribute, actions: found, of: holders.get(attribute) ?? 0 }))
}

/** Whether the action makes an enabled user expire soon, and earlier than before. */
function expiresSoon(action: Action, enabled: ReadonlyMap<string, ManagedUser>, now: Date): boolean {
  if (action.type !== 'update' || action.subject.kind !== 'existing') return false
  const user = enabled.get(action.subject.guid)
  const after = action.changes.find(({ attribute }) => attribute === 'accountExpires')?.after[0]
  if (user === undefined || after === undefined || isNever(text(after))) return false
  const date = fileTimeToDate(text(after))
  return (
    date.getTime() < now.getTime() + SOON_MS &&
    (isNever(user.accountExpires) || date < fileTimeToDate(user.accountExpires))
  )
}
