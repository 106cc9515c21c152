/** Account names and userPrincipalNames are unique, as a real domain controller keeps them. */
import { nameKey } from '../../../src/core/names/names.js'
import { impliedPrincipal } from '../../../src/core/plan/principals.js'
import { firstText } from '../../../src/core/values/value.js'
import type { World } from '../core/plan/world.js'
import type { MemoryDirectory, Refuse } from './memory-directory.js'

interface Names {
  sAMAccountName: string
  userPrincipalName: string | null
  objectClass: string
}

/** @param directory in which no two accounts have one common name */
export function uniquePrincipals({ users, strangers }: World, directory: () => MemoryDirectory): Refuse {
  const elsewhere = new Map(strangers.map((one) => [one.guid, one]))
  const before = new Map([...users, ...strangers].map(({ guid, sAMAccountName }) => [guid, sAMAccountName]))
  const others = (name: string): Names[] => {
    const here = [...directory().accounts.values()]
    return [
      ...strangers.filter(({ guid }) => here.every((account) => account.guid !== guid)),
      ...here
        .filter((account) => account.name !== name)
        .map(({ guid, attributes }) => ({
          sAMAccountName: firstText(attributes, 'sAMAccountName') ?? before.get(guid)!,
          userPrincipalName:
            firstText(attributes, 'userPrincipalName') ?? elsewhere.get(guid)?.userPrincipalName ?? null,
          objectClass: 'user',
        })),
    ].map((one) => ({ ...one, sAMAccountName: one.sAMAccountName! }))
  }
  const isSame = (one: string | null | undefined, other: string | null | undefined) =>
    one != null && other != null && nameKey(one) === nameKey(other)
  return (_method, name, values) => {
    const [account, principal] = ['sAMAccountName', 'userPrincipalName'].map((attribute) =>
      firstText(values, attribute),
    )
    const own = account === undefined ? undefined : `${account}@target.test`
    const isTaken = others(name).some(
      (other) =>
        isSame(other.sAMAccountName, account) ||
        [principal, own].some((wanted) => isSame(other.userPrincipalName, wanted)) ||
        isSame(impliedPrincipal(other, 'target.test'), principal),
    )
    return isTaken ? 'conflict' : undefined
  }
}
