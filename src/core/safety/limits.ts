/**
 * The circuit breaker: how many changes of each kind one run may perform. A table of what each limit counts and what it is a share of; a kind
 * that lacks here does not compile.
 */
import { fileTimeToDate, isNever } from '../values/file-time.js'
import type { Action, ActionType, Change, ManagedUser } from '../model.js'
import type { PlanContext } from '../plan/context.js'
import { countedAs } from '../report/actions.js'
import { text } from '../values/value.js'
import { enabledUsers, type Counted } from './counted.js'
import { countLeaves } from './leaves.js'

/** A number, or a share of what there is in whole percent. */
export type Limit = { kind: 'count' | 'percent'; value: number }

/** `max_NAME` in the config, `--allow-NAME` on the command line. */
export type LimitName = 'deactivations' | 'leaves' | 'creations' | 'renames' | 'clears' | 'updates'
export type Limits = Readonly<Record<LimitName, Limit | null>>

/** Below this many a percentage does not limit: one of three people leaving is no accident. */
const PERCENT_FROM = 10
/** But all of this many or more, where `neverAll` says so, is never what somebody meant. */
const ALL_FROM = 3
/**
 * An expiration date that comes sooner than this shuts people out before anybody has noticed the file that said so (honour_source_expiration).
 * expiration_time is longer than it, so that only a cap of the source moves a date there; a cap that came in time was set by earlier runs.
 */
const SOON_MS = 86_400_000

interface LimitKind {
  /** What is performed, for messages: `deactivations`. */
  what: string
  /** What a percentage is a share of, for messages. */
  base: string
  neverAll: boolean
  count(context: PlanContext, actions: readonly Action[]): Counted[]
}

/** The limit that counts a kind of action; null: none does. A kind that lacks here does not compile. */
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
    base: 'enabled managed users',
    neverAll: true,
    count: (context, actions) => {
      const enabled = new Map(enabledUsers(context).map((user) => [user.guid, user]))
      const isDisable = limitedBy('deactivations')
      const deactivates = (action: Action) => isDisable(action) || expiresSoon(action, enabled, context.now)
      return [{ actions: actions.filter(deactivates), of: enabled.size }]
    },
  },
  leaves: {
    what: 'leaves',
    base: 'memberships of enabled managed users',
    neverAll: true,
    count: (context, actions) => countLeaves(context, actions.filter(limitedBy('leaves'))),
  },
  creations: {
    what: 'creations',
    base: 'managed users',
    neverAll: false,
    count: ({ managed }, actions) => [{ actions: actions.filter(limitedBy('creations')), of: managed.length }],
  },
  renames: {
    what: 'renames',
    base: 'managed users',
    neverAll: false,
    count: ({ managed }, actions) => [
      { actions: onePerUser(actions.filter(limitedBy('renames'))), of: managed.length },
    ],
  },
  clears: { what: 'emptied values', base: 'users that hold it', neverAll: true, count: clearedAttributes },
  updates: {
    what: 'updates',
    base: 'managed users',
    neverAll: false,
    count: ({ managed }, actions) => [
      {
        actions: onePerUser(actions.filter(limitedBy('updates')).filter((action) => countedAs(action) !== null)),
        of: managed.length,
      },
    ],
  },
}
export const LIMIT_NAMES = Object.keys(LIMITS) as LimitName[]

export interface LimitCheck extends Counted {
  name: LimitName
  count: number
  /** null: no limit. */
  allowed: number | null
}

/** The most that `limit` allows of `of`; a percentage is rounded down. */
export function allowedBy(limit: Limit | null, of: number, neverAll: boolean): number | null {
  if (limit === null) return null
  if (limit.kind === 'count') return limit.value
  if (of >= PERCENT_FROM) return Math.floor((of * limit.value) / 100)
  return neverAll && of >= ALL_FROM ? of - 1 : null
}

/**
 * The limits that a run goes beyond.
 * @param actions all that it would perform, approved ones among them
 * @param limits of the config, each replaced by its one-shot override where that is given
 */
export function exceededLimits(context: PlanContext, actions: readonly Action[], limits: Limits): LimitCheck[] {
  return LIMIT_NAMES.flatMap((name) =>
    LIMITS[name].count(context, actions).map((counted) => ({
      ...counted,
      name,
      count: counted.actions.length,
      allowed: allowedBy(limits[name], counted.of, LIMITS[name].neverAll),
    })),
  ).filter(({ allowed, count }) => allowed !== null && count > allowed)
}

const limitedBy =
  (name: LimitName) =>
  ({ type }: Action): boolean =>
    LIMITED_BY[type] === name

/** A user who is renamed by a step through a temporary name is renamed once. */
function onePerUser(actions: readonly Action[]): Action[] {
  return [...new Map(actions.map((action) => [action.user, action])).values()]
}

/** Attributes that lose their value, each by itself: one that nobody in the file has any more could not be read by the export. */
function clearedAttributes({ managed }: PlanContext, actions: readonly Action[]): Counted[] {
  const cleared = new Map<string, Action[]>()
  const clears = ({ before, after }: Change) => before.length > 0 && after.length === 0
  for (const action of actions) {
    if (action.type !== 'update') continue
    for (const { attribute } of action.changes.filter(clears)) {
      const found = cleared.get(attribute)
      if (found === undefined) cleared.set(attribute, [action])
      else found.push(action)
    }
  }
  const holds = (attribute: string) => (user: ManagedUser) => (user.attributes[attribute]?.length ?? 0) > 0
  return [...cleared].map(([attribute, found]) => ({
    attribute,
    actions: found,
    of: managed.filter(holds(attribute)).length,
  }))
}

/** Whether the action makes an enabled user expire earlier than now, and soon. */
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

/** Whom one of the counted actions is about, and what of theirs. */
export function describeCounted({ name }: Pick<LimitCheck, 'name'>, action: Action): string {
  if ('group' in action) return `${action.user} (${action.group.name})`
  return name === 'deactivations' && action.type === 'update' ? `${action.user} (expires within a day)` : action.user
}
