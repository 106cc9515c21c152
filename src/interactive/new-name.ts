/**
 * A new account name for a person whose own is taken. It is checked against the whole domain, not
 * only against the objects of the plan.
 */
import { nameRegistry } from '../core/plan/conflicts.js'
import type { NameConflict } from '../core/model.js'
import type { WantedNames } from '../core/names/account-names.js'
import { MAX_ACCOUNT_NAME, nameKey, proposeAccountName, withLocalPart } from '../core/names/names.js'
import type { Plan } from '../core/plan/plan.js'
import { renamed, type NameApproval } from '../core/plan/resolve-name.js'
import { isUserPrincipalName } from '../core/values/attribute-values.js'
import { howMany } from '../core/text/how-many.js'
import type { Directory } from '../directory/directory.js'
import { readHolders } from '../snapshot/holders.js'

/**
 * Not allowed in the account name of a user (Microsoft, "SAM-Account-Name attribute"; `@` as in
 * Active Directory Users and Computers).
 */
const FORBIDDEN = /["/\\[\]:;|=,+*?<>@]|\p{Cc}/u

/** What is wrong with a new account name; null when it is valid and free. */
export async function newNameProblem(
  plan: Plan,
  directory: Directory,
  approval: NameApproval,
  newName: string,
): Promise<string | null> {
  if (newName.trim() === '') return 'type a name'
  if (newName.length > MAX_ACCOUNT_NAME) return `an account name has at most ${howMany(MAX_ACCOUNT_NAME, 'character')}`
  if (FORBIDDEN.test(newName) || newName.endsWith('.') || newName !== newName.trim()) {
    return 'an account name has none of " / \\ [ ] : ; | = , + * ? < > @, no blank around it and no dot at its end'
  }
  const [conflict] = await conflictsOf(plan, directory, approval, renamed(approval, newName))
  if (conflict === undefined) return null
  const { attribute, value, by } = conflict
  return `${attribute} "${value}" is taken by ${holder(by)}; free is ${await freeName(plan, directory, approval)}`
}

/**
 * The wanted account name when only the common name is taken, else a similar one that is free in
 * the domain.
 */
export async function freeName(plan: Plan, directory: Directory, approval: NameApproval): Promise<string> {
  const taken = new Set<string>()
  for (
    let candidate = approval.wanted.sAMAccountName;
    ;
    candidate = proposeAccountName(approval.wanted.sAMAccountName, taken)
  ) {
    if ((await conflictsOf(plan, directory, approval, renamed(approval, candidate))).length === 0) return candidate
    taken.add(nameKey(candidate))
  }
}

/** What is wrong with a new userPrincipalName; null when it is valid and free. */
export async function newPrincipalProblem(
  plan: Plan,
  directory: Directory,
  approval: NameApproval,
  newUpn: string,
): Promise<string | null> {
  if (!isUserPrincipalName(newUpn)) return 'a userPrincipalName is local@suffix'
  const taken = await principalConflict(plan, directory, approval, newUpn)
  if (taken === undefined) return null
  if (nameKey(taken.value) !== nameKey(newUpn))
    return `${taken.value}, which the account name stands for, is taken by ${holder(taken.by)}: go back, and give a new account name`
  return `userPrincipalName "${newUpn}" is taken by ${holder(taken.by)}; free is ${await freePrincipal(plan, directory, approval)}`
}

/** A userPrincipalName like the wanted one that is free in the domain. */
export async function freePrincipal(plan: Plan, directory: Directory, approval: NameApproval): Promise<string> {
  const { userPrincipalName } = approval.wanted
  const [local = ''] = userPrincipalName.split('@')
  for (let number = 2; ; number++) {
    const candidate = withLocalPart(userPrincipalName, `${local}${number}`)
    // One of the account name, which somebody may have taken since, is the same for each.
    const taken = await principalConflict(plan, directory, approval, candidate)
    if (taken === undefined || nameKey(taken.value) !== nameKey(candidate)) return candidate
  }
}

async function principalConflict(plan: Plan, directory: Directory, approval: NameApproval, newUpn: string) {
  const conflicts = await conflictsOf(plan, directory, approval, { ...approval.wanted, userPrincipalName: newUpn })
  return conflicts.find(({ attribute }) => attribute === 'userPrincipalName')
}

async function conflictsOf(
  { registry, context }: Plan,
  directory: Directory,
  approval: NameApproval,
  names: WantedNames,
): Promise<NameConflict[]> {
  const { managedUserPath, anchorAttribute } = context.settings
  const holders = await readHolders(directory, [names], {
    managedUserPath,
    anchorAttribute,
    managed: [],
    ownerOf: () => null,
    aside: new Map(),
  })
  return [registry, nameRegistry(holders, managedUserPath, context.dnsName)].flatMap((held) =>
    held.conflictsOf(names, approval.person),
  )
}

function holder(by: NameConflict['by']): string {
  if (by === null) return 'another object'
  return 'person' in by ? `${by.person}, another person of the users file` : by.dn
}
