/**
 * Identity + holders of the wanted names → plan. Pure: the same input gives the same plan, in the
 * same order.
 */
import { orderRenames } from './common-names.js'
import { nameRegistry, type NameRegistry } from './conflicts.js'
import type { PlanContext } from './context.js'
import type { Identity, Newcomer } from './identify.js'
import type { Guess } from './evidence.js'
import { planDisable, planCreation, planExisting } from './person.js'
import { impossibleMoves, orderUpdates, principalMove, withoutMoves } from './principals.js'
import type {
  Account,
  Action,
  Approval,
  CreateAction,
  Holder,
  NameConflict,
  RenameAction,
  UpdateAction,
} from '../model.js'
import { joinSteps, type Steps } from './steps.js'
import { isCreationRejected, type Resolution } from '../decisions/resolution.js'
import { parentDn, sameDn } from '../names/distinguished-name.js'
import { compareText, nameKey } from '../names/names.js'
import { stageOf } from '../report/actions.js'
import { compareApprovals } from '../report/approvals.js'
import { text } from '../values/value.js'
import { wantedOfUser } from './wanted.js'

export interface Plan extends Steps {
  context: PlanContext
  identity: Identity
  /** Names taken so far, for approvals that create users later in the run. */
  registry: NameRegistry
}

/** Objects that have wanted names. */
export interface Holders {
  /** Holders of the names that newcomers want. */
  names: readonly Holder[]
  /**
   * Holders of the userPrincipalNames that managed users are to get; managed users need not be
   * among them.
   */
  principals: readonly Account[]
}

/** The userPrincipalNames of the file that differ from those of their managed users. */
export function newPrincipals({ context, matching, wanted }: Identity): string[] {
  return matching.matched.flatMap(({ person, user }) => {
    const value = wantedOfUser(context, user, wanted(person))['userPrincipalName']?.[0]
    return value === undefined || text(value) === user.userPrincipalName ? [] : [text(value)]
  })
}

/**
 * @param rejections the remembered ones: a person whose creation was rejected is an approval until
 * the rejection is taken back
 */
export function makePlan(identity: Identity, holders: Holders, rejections: readonly Resolution[] = []): Plan {
  const { context, matching, kept } = identity
  const { managedUserPath } = context.settings
  const registry = nameRegistry(holders.names, managedUserPath, context.dnsName)
  const existing = planMatched(identity, holders.principals)
  // A user may be in a sub-container: then another object may hold its name here.
  const renamed = matching.matched.filter(
    ({ person, user }) => kept.get(person) !== user.name && sameDn(parentDn(user.dn), managedUserPath),
  )
  for (const { user } of renamed) registry.vacate(user.name)
  for (const { person } of renamed) registry.claimName(kept.get(person)!, person)
  const moves = existing.actions.flatMap((action) => principalMove(action) ?? [])
  for (const { change } of moves) if (change.before[0]) registry.vacatePrincipal(text(change.before[0]))
  for (const { change, user } of moves) registry.claimPrincipal(text(change.after[0]!), user)
  const plan = { context, identity, registry }
  const steps = joinSteps([
    existing,
    ...identity.newcomers.map((newcomer) => createOrAsk(plan, newcomer, rejections)),
    ...matching.unclaimed.map((user) => planDisable(context, user, user.name, null)),
    { actions: [], approvals: [], failures: matching.failures },
  ])
  return {
    ...plan,
    actions: inOrder(steps.actions, context),
    approvals: [...steps.approvals].sort(compareApprovals),
    failures: steps.failures,
  }
}

/**
 * The steps for all managed users of the file, without the userPrincipalNames that other accounts
 * keep.
 */
function planMatched({ context, matching, kept, otherwise, wanted }: Identity, accounts: readonly Account[]): Steps {
  const steps = joinSteps(
    matching.matched.map(({ person, user }) => {
      const name = kept.get(person)!
      return planExisting(context, { person, user, name, otherwise: otherwise.get(person), wanted: wanted(person) })
    }),
  )
  const moves = steps.actions.flatMap((action) => principalMove(action) ?? [])
  const possible = withoutMoves(steps.actions, impossibleMoves(context, moves, matching.matched, accounts))
  return { ...steps, actions: possible.actions, failures: [...steps.failures, ...possible.failures] }
}

/**
 * Creates the person under these names. Asks when one of them is taken, when the person may already
 * have an account, or after a rejection.
 */
export function createOrAsk(
  { context, identity, registry }: Pick<Plan, 'context' | 'identity' | 'registry'>,
  newcomer: Newcomer,
  rejections: readonly Resolution[] = [],
): Steps {
  const { person, names, guess } = newcomer
  const steps = planCreation(context, newcomer, identity.wanted(person))
  const create = steps.actions.find((action) => action.type === 'create')
  if (create === undefined) return steps
  if (guess !== undefined) return askWhetherItIs(registry, create, guess)
  const conflicts = registry.conflictsOf(names, person)
  if (conflicts.length > 0) return askForName(registry, create, conflicts)
  if (isCreationRejected(rejections, names.name, person))
    return askForName(registry, create, [], 'the name was rejected in an earlier run')
  registry.claim(names, person)
  return steps
}

/**
 * The approval for a guess: the account is taken over, or the person is created under another name.
 */
function askWhetherItIs(registry: NameRegistry, create: CreateAction, { user, evidence }: Guess): Steps {
  const conflict: NameConflict = { attribute: 'cn', value: user.name, by: registry.holderOf(user.guid) }
  const reason = `"${user.name}" (account ${user.sAMAccountName}) may be this person, and is enabled: only ${evidence} speaks for it`
  return askForName(registry, create, [conflict], reason)
}

/**
 * The approval for a taken name.
 * @param conflicts empty when only the domain controller knows the holder; `reason` is then its
 * message
 */
export function askForName(
  registry: NameRegistry,
  create: CreateAction,
  conflicts: readonly NameConflict[],
  reason?: string,
): Steps {
  const { person, name, sAMAccountName, userPrincipalName, attributes, subject, user } = create
  const approval: Approval = {
    type: 'name',
    user,
    subject,
    person,
    wanted: { name, sAMAccountName, userPrincipalName },
    attributes,
    conflicts,
    proposal: registry.propose(sAMAccountName),
    newPrincipalHelps: newPrincipalHelps(conflicts, `${sAMAccountName}@${registry.dnsName}`),
    reason: reason ?? conflicts.map((conflict) => `${conflict.attribute} "${conflict.value}" is taken`).join('; '),
  }
  return { actions: [], approvals: [approval], failures: [] }
}

/**
 * Whether another userPrincipalName is enough. It is not where the taken one is that of the account
 * name: the domain controller refuses such an account.
 */
const newPrincipalHelps = (conflicts: readonly NameConflict[], implied: string): boolean =>
  conflicts.length > 0 &&
  conflicts.every(({ attribute, value }) => attribute === 'userPrincipalName' && nameKey(value) !== nameKey(implied))

/**
 * By stage, then by user: names are left before they are taken, groups are left before others are
 * joined.
 */
export function inOrder(actions: readonly Action[], context: Pick<PlanContext, 'managed' | 'others'>): Action[] {
  const sorted = [...actions].sort((a, b) => stageOf(a) - stageOf(b) || compareText(a.user, b.user))
  const renames = sorted.filter((action): action is RenameAction => action.type === 'rename')
  const updates = sorted.filter((action): action is UpdateAction => action.type === 'update')
  const rest = sorted.filter(({ type }) => type !== 'rename' && type !== 'update')
  return [...orderRenames(renames, context), ...orderUpdates(updates), ...rest]
}
