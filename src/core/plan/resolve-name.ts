/**
 * The steps after a person resolved a name conflict: create under another account name, or take the
 * conflicting account over.
 */
import type { Approval, Change, ManagedUser, Holder } from '../model.js'
import { noSteps, type Steps } from './steps.js'
import { createOrAsk, type Plan } from './plan.js'
import type { Person } from '../person.js'
import { planExisting } from './person.js'
import { principalMove, withoutMoves } from './principals.js'
import { spellingKey, withLocalPart, withSuffix } from '../names/names.js'
import { isSameOrBelow } from '../names/distinguished-name.js'
import { anchorKey, anchorOf } from './anchor.js'
import { isUserPrincipalName } from '../values/attribute-values.js'
import { tagged, text } from '../values/value.js'

export type NameApproval = Extract<Approval, { type: 'name' }>

/**
 * The names under `newName`: sAMAccountName, the UPN's local part, and for a taken common name `
 * (newName)`.
 */
export function renamed(approval: NameApproval, newName: string): NameApproval['wanted'] {
  const { wanted, conflicts } = approval
  return {
    name: conflicts.some((conflict) => conflict.attribute === 'cn') ? withSuffix(wanted.name, newName) : wanted.name,
    sAMAccountName: newName,
    userPrincipalName: withLocalPart(wanted.userPrincipalName, newName),
  }
}

/** Creates with the wanted account name and this userPrincipalName. */
export function createWithPrincipal(plan: Plan, approval: NameApproval, newUpn: string): Steps {
  const { person, wanted } = approval
  if (isUserPrincipalName(newUpn)) return createOrAsk(plan, { person, names: { ...wanted, userPrincipalName: newUpn } })
  const reason = `"${newUpn}" is no userPrincipalName, which is local@suffix`
  return { ...noSteps, approvals: [{ ...approval, reason }] }
}

/**
 * Creates under `newName`. Asks again when that is taken, too, or when later runs could not tell it
 * from the name in the file.
 */
export function createAs(plan: Plan, approval: NameApproval, newName: string): Steps {
  const { person, conflicts } = approval
  if (
    conflicts.some(({ attribute }) => attribute === 'userPrincipalName') &&
    spellingKey(newName) === spellingKey(person.sAMAccountName)
  ) {
    return {
      ...noSteps,
      approvals: [
        {
          ...approval,
          reason: `the userPrincipalName is taken: that needs another account name than ${person.sAMAccountName}`,
        },
      ],
    }
  }
  return createOrAsk(plan, { person, names: renamed(approval, newName) })
}

/** The one account that can be taken over for this person, or why there is none. */
export function takeOverCandidate(approval: NameApproval): { account: Holder } | { refused: string } {
  const holders = approval.conflicts.map((conflict) => conflict.by)
  const accounts = new Map<string, Holder>()
  for (const holder of holders) {
    if (holder === null) return { refused: 'the domain controller does not say which object has the name' }
    if ('person' in holder)
      return { refused: `the name is wanted by another person of the users file (${holder.person})` }
    accounts.set(holder.guid, holder)
  }
  const [account, ...others] = accounts.values()
  if (account === undefined) return { refused: 'the domain controller does not say which object has the name' }
  if (others.length > 0)
    return {
      refused: `the names are taken by different objects: ${[account, ...others].map(({ dn }) => dn).join('; ')}`,
    }
  if (account.takeOverRefused !== null) return { refused: account.takeOverRefused }
  // After a take-over that was interrupted between anchor and move, the account belongs to this
  // very person.
  if (account.owner !== null && account.owner.key !== approval.person.key) {
    return { refused: `${account.dn} belongs to another person of the users file (${account.owner.sAMAccountName})` }
  }
  return { account }
}

/**
 * Moves the account into managed_user_path under the person's common name and manages it from then
 * on. The anchor and the name are written before the move, so that an interrupted take-over never
 * leaves a stranger among the managed users.
 * @param account as it is now
 */
export function planTakeOver(plan: Plan, approval: NameApproval, account: ManagedUser): Steps {
  const { context, identity } = plan
  const { person, wanted } = approval
  const existing = { person, name: wanted.name, wanted: identity.wanted(person) }
  const { managedUserPath, anchorAttribute } = context.settings
  if (isSameOrBelow(account.dn, managedUserPath))
    return withFreePrincipal(plan, person, planExisting(context, { ...existing, user: account }))
  const anchor = anchorOf(person)
  // Written again after an interrupted take-over: what is written is remembered.
  const isFree = account.anchor === null || anchorKey(account.anchor) === anchor
  const stamp: Change | null =
    anchor === null || anchorAttribute === null || !isFree
      ? null
      : {
          attribute: anchorAttribute,
          before: account.anchor === null ? [] : [tagged('s', account.anchor)],
          after: [tagged('s', anchor)],
        }
  const subject = { kind: 'existing', guid: account.guid } as const
  const moved: ManagedUser = { ...account, name: wanted.name, anchor: stamp === null ? account.anchor : anchor }
  const rest = withFreePrincipal(plan, person, planExisting(context, { ...existing, user: moved }))
  const move = {
    type: 'take-over',
    user: wanted.name,
    subject,
    before: { dn: account.dn, name: account.name },
    after: { path: managedUserPath, name: wanted.name },
    anchor: stamp,
  } as const
  return { ...rest, actions: [move, ...rest.actions] }
}

/** The steps without a userPrincipalName that another account has, or is to get in this run. */
function withFreePrincipal({ registry }: Plan, person: Person, steps: Steps): Steps {
  const [move] = steps.actions.flatMap((action) => principalMove(action) ?? [])
  if (move === undefined) return steps
  const { guid, user, change } = move
  const [before, after] = [change.before, change.after].map((values) => values.map(text).join())
  const reason = registry.whyNotPrincipal(after!, guid, person)
  if (reason === null) {
    registry.vacatePrincipal(before!)
    registry.claimPrincipal(after!, user, person)
    return steps
  }
  const refused = new Map([[guid, `userPrincipalName "${after}" ${reason}`]])
  const { actions, failures } = withoutMoves(steps.actions, refused)
  return { ...steps, actions, failures: [...steps.failures, ...failures] }
}
