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

/** What a name is asked for, and where it must be free. */
export interface Asked {
  approval: NameApproval
  plan: Plan
  directory: Directory
}

/** What is wrong with a new account name; null when it is valid and free. */
export async function newNameProblem(asked: Asked, newName: string): Promise<string | null> {
  if (newName.trim() === '') return 'type a name'
  if (newName.length > MAX_ACCOUNT_NAME) return `an account name has at most ${howMany(MAX_ACCOUNT_NAME, 'character')}`
  if (FORBIDDEN.test(newName) || newName.endsWith('.') || newName !== newName.trim()) {
    return 'an account name has none of " / \\ [ ] : ; | = , + * ? < > @, no blank around it and no dot at its end'
  }
  const [conflict] = await conflictsOf(asked, renamed(asked.approval, newName))
  if (conflict === undefined) return null
  const { attribute, value, by } = conflict
  return `${attribute} "${value}" is taken by ${holder(by)}; free is ${await freeName(asked)}`
}

/**
 * The wanted account name when only the common name is taken, else a similar one that is free in
 * the domain.
 */
export async function freeName(asked: Asked): Promise<string> {
  const { sAMAccountName } = asked.approval.wanted
  const taken = new Set<string>()
  for (let candidate = sAMAccountName; ; candidate = proposeAccountName(sAMAccountName, taken)) {
    if ((await conflictsOf(asked, renamed(asked.approval, candidate))).length === 0) return candidate
    taken.add(nameKey(candidate))
  }
}

/** What is wrong with a new userPrincipalName; null when it is valid and free. */
export async function newPrincipalProblem(asked: Asked, newUpn: string): Promise<string | null> {
  if (!isUserPrincipalName(newUpn)) return 'a userPrincipalName is local@suffix'
  const taken = await principalConflict(asked, newUpn)
  if (taken === undefined) return null
  if (nameKey(taken.value) !== nameKey(newUpn))
    return `${taken.value}, which the account name stands for, is taken by ${holder(taken.by)}: go back, and give a new account name`
  return `userPrincipalName "${newUpn}" is taken by ${holder(taken.by)}; free is ${await freePrincipal(asked)}`
}

/** A userPrincipalName like the wanted one that is free in the domain. */
export async function freePrincipal(asked: Asked): Promise<string> {
  const { userPrincipalName } = asked.approval.wanted
  const [local = ''] = userPrincipalName.split('@')
  for (let number = 2; ; number++) {
    const candidate = withLocalPart(userPrincipalName, `${local}${number}`)
    // One of the account name, which somebody may have taken since, is the same for each.
    const taken = await principalConflict(asked, candidate)
    if (taken === undefined || nameKey(taken.value) !== nameKey(candidate)) return candidate
  }
}

async function principalConflict(asked: Asked, newUpn: string) {
  const conflicts = await conflictsOf(asked, { ...asked.approval.wanted, userPrincipalName: newUpn })
  return conflicts.find(({ attribute }) => attribute === 'userPrincipalName')
}

async function conflictsOf({ approval, plan, directory }: Asked, names: WantedNames): Promise<NameConflict[]> {
  const { registry, context } = plan
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
