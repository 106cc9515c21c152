/**
 * Who is who + who holds the wanted names → plan. Pure: the same input gives the same plan, in the same order.
 */
import { orderRenames } from './common-names.js'
import { nameRegistry, type NameRegistry } from './conflicts.js'
import type { PlanContext } from './context.js'
import type { Identity, Newcomer } from './identify.js'
import { deactivation, planCreation, planExisting } from './person.js'
import type { Action, Approval, CreateAction, Holder, NameConflict, RenameAction, Steps } from '../model.js'
import { joinSteps } from '../model.js'
import { isCreationRejected, type Resolution } from '../decisions/resolution.js'
import { parentDn, sameDn } from '../names/distinguished-name.js'
import { compareText, nameKey } from '../names/names.js'
import { stageOf } from '../report/actions.js'
import { compareApprovals } from '../report/approvals.js'

export interface Plan extends Steps {
  context: PlanContext
  identity: Identity
  /** Names taken so far, for approvals that create users later in the run. */
  registry: NameRegistry
}

/**
 * @param holders objects that hold a name that a newcomer wants
 * @param rejections the persisted ones: who was rejected is asked for, and not created, until that is taken back
 */
export function makePlan(identity: Identity, holders: readonly Holder[], rejections: readonly Resolution[] = []): Plan {
  const { context, matching, kept, wanted } = identity
  const { managedUserPath } = context.settings
  const registry = nameRegistry(holders, managedUserPath)
  const existing = matching.matched.map(({ person, user }) =>
    planExisting(context, { person, user, name: kept.get(person)!, wanted: wanted(person) }),
  )
  for (const { person, user } of matching.matched) {
    // Of a name in a sub-container, another object here may be the holder.
    const isSibling = sameDn(parentDn(user.dn), managedUserPath)
    if (isSibling && kept.get(person) !== user.name) registry.vacate(user.name)
  }
  const plan = { context, identity, registry }
  const steps = joinSteps([
    ...existing,
    ...identity.newcomers.map((newcomer) => createOrAsk(plan, newcomer, rejections)),
    ...matching.unclaimed.map((user) => deactivation(context, user, user.name, null)),
    { actions: [], approvals: [], failures: matching.failures },
  ])
  return {
    ...plan,
    actions: inOrder(steps.actions, new Set(context.managed.map((user) => nameKey(user.name)))),
    approvals: [...steps.approvals].sort(compareApprovals),
    failures: steps.failures,
  }
}

/** Creates the person under these names, or asks when one of them is taken, or when that was rejected. */
export function createOrAsk(
  { context, identity, registry }: Pick<Plan, 'context' | 'identity' | 'registry'>,
  newcomer: Newcomer,
  rejections: readonly Resolution[] = [],
): Steps {
  const { person, names } = newcomer
  const conflicts = registry.conflictsOf(names, person)
  const steps = planCreation(context, newcomer, identity.wanted(person))
  const create = steps.actions.find((action) => action.type === 'create')
  if (create === undefined) return steps
  if (conflicts.length > 0) return askForName(registry, create, conflicts)
  if (isCreationRejected(rejections, names.name, person))
    return askForName(registry, create, [], 'the name was rejected in an earlier run')
  registry.claim(names, person)
  return steps
}

/**
 * The approval that a taken name needs.
 * @param conflicts empty when only the domain controller knows of it; `reason` is then its message
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
    reason: reason ?? conflicts.map((conflict) => `${conflict.attribute} "${conflict.value}" is taken`).join('; '),
  }
  return { actions: [], approvals: [approval], failures: [] }
}

/** By stage, then by user: names are left before they are taken, groups are left before others are joined. */
function inOrder(actions: readonly Action[], held: ReadonlySet<string>): Action[] {
  const sorted = [...actions].sort((a, b) => stageOf(a) - stageOf(b) || compareText(a.user, b.user))
  const renames = sorted.filter((action): action is RenameAction => action.type === 'rename')
  return [...orderRenames(renames, held), ...sorted.filter((action) => action.type !== 'rename')]
}
