/**
 * config + users file + directory snapshot → plan. Pure: the same input gives the same plan, in the same order.
 */
import type { Action, Approval, CreateAction, NameConflict, RenameAction, Steps, WantedNames } from '../model.js'
import { joinSteps } from '../model.js'
import { planContext, type PlanContext, type PlanInput } from './context.js'
import { matchPeople, type Matching } from './match.js'
import { allocateCommonNames, orderRenames, type CommonNames } from './common-names.js'
import { nameRegistry, type NameRegistry } from './conflicts.js'
import { deactivation, isActive, planCreation, planExisting, wantedAttributes } from './person.js'
import { parentDn, sameDn } from '../names/distinguished-name.js'
import { AttributeValueError } from '../values/attribute-values.js'
import type { Person } from '../person.js'
import { compareText, nameKey } from '../names/names.js'
import { isCreationRejected, type Resolution } from '../decisions/resolution.js'
import { text } from '../values/value.js'

export interface Plan extends Steps {
  context: PlanContext
  /** Names taken so far, for approvals that create users later in the run. */
  registry: NameRegistry
  matching: Matching
}

/** Who is who, and who must be created under which names: what the snapshot's occupants have to be looked up for. */
export function preparePlan(input: Omit<PlanInput, 'occupants'>): {
  matching: Matching
  toCreate: { person: Person; names: WantedNames }[]
} {
  const context = planContext({ ...input, occupants: [] })
  const { matching, names } = whoIsWho(context)
  return { matching, toCreate: creations(context, matching, names) }
}

/** @param rejections the persisted ones: who was rejected is asked for, and not created, until that is taken back */
export function makePlan(input: PlanInput, rejections: readonly Resolution[] = []): Plan {
  const context = planContext(input)
  const { matching, names } = whoIsWho(context)
  const registry = nameRegistry(input.occupants, input.settings.managedUserPath)
  const existing = joinSteps(
    matching.matched.map(({ person, user }) => planExisting(context, person, user, names.kept.get(person)!)),
  )
  for (const { person, user } of matching.matched) {
    // Of a name in a sub-container, another object here may be the holder.
    const isSibling = sameDn(parentDn(user.dn), input.settings.managedUserPath)
    if (isSibling && names.kept.get(person) !== user.name) registry.vacate(user.name)
  }
  const steps = joinSteps([
    existing,
    ...creations(context, matching, names).map(({ person, names: wanted }) =>
      createOrAsk(context, registry, person, wanted, rejections),
    ),
    ...matching.leftover.map((user) => deactivation(context, user, user.name, null)),
    { actions: [], approvals: [], failures: matching.failures },
  ])
  return {
    context,
    registry,
    matching,
    actions: inOrder(steps.actions, new Set(input.managed.map((user) => nameKey(user.name)))),
    approvals: [...steps.approvals].sort(compareApprovals),
    failures: steps.failures,
  }
}

/** Creates the person under these names, or asks when one of them is taken, or when that was rejected. */
export function createOrAsk(
  context: PlanContext,
  registry: NameRegistry,
  person: Person,
  names: WantedNames,
  rejections: readonly Resolution[] = [],
): Steps {
  const conflicts = registry.conflictsOf(names, person)
  const steps = planCreation(context, person, names)
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

function whoIsWho(context: PlanContext): { matching: Matching; names: CommonNames } {
  const { prefix, anchorAttribute } = context.settings
  const matching = matchPeople(context.people, context.managed, prefix, anchorAttribute !== null)
  const active = matching.missing.filter((person) => isActive(context, person))
  return { matching, names: allocateCommonNames(matching.matched, matching.leftover, active, prefix) }
}

function creations(
  context: PlanContext,
  matching: Matching,
  names: CommonNames,
): { person: Person; names: WantedNames }[] {
  return matching.missing
    .filter((person) => isActive(context, person))
    .map((person) => ({
      person,
      names: {
        name: names.wanted.get(person)!,
        sAMAccountName: person.sAMAccountName,
        userPrincipalName: principalOf(context, person),
      },
    }))
}

/** The file's userPrincipalName when it carries one, else `sAMAccountName@domain`. */
function principalOf(context: PlanContext, person: Person): string {
  try {
    const own = Object.entries(wantedAttributes(context, person)).find(
      ([name]) => name.toLowerCase() === 'userprincipalname',
    )?.[1][0]
    return own === undefined ? `${person.sAMAccountName}@${context.dnsName}` : text(own)
  } catch (error) {
    if (!(error instanceof AttributeValueError)) throw error
    return `${person.sAMAccountName}@${context.dnsName}`
  }
}

const STAGES: readonly Action['type'][] = [
  'rename',
  'update',
  'disable',
  'create',
  'leave',
  'join',
  'enable',
  'take-over',
]

/** By stage, then by user: names are left before they are taken, groups are left before others are joined. */
function inOrder(actions: readonly Action[], held: ReadonlySet<string>): Action[] {
  const sorted = [...actions].sort(
    (a, b) => STAGES.indexOf(a.type) - STAGES.indexOf(b.type) || compareText(a.user, b.user),
  )
  const renames = sorted.filter((action): action is RenameAction => action.type === 'rename')
  return [...orderRenames(renames, held), ...sorted.filter((action) => action.type !== 'rename')]
}

/** Sorted by user; what opens the rest (a name) comes first. */
export function compareApprovals(a: Approval, b: Approval): number {
  const order = ['name', 'enable', 'join', 'leave', 'disable']
  return compareText(a.user, b.user) || order.indexOf(a.type) - order.indexOf(b.type)
}
