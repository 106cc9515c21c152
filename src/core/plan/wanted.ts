/**
 * The values that a person's attributes should have in the target: those of the file that may and
 * can be written.
 */
import { anchorOf } from './anchor.js'
import type { PlanContext } from './context.js'
import type { ManagedUser } from '../model.js'
import { nameKey, withLocalPart } from '../names/names.js'
import type { Person } from '../person.js'
import { attributeKey } from '../values/attribute-key.js'
import { AttributeValueError, toTagged } from '../values/attribute-values.js'
import { tagged, text, type Attributes, type Tagged } from '../values/value.js'

/** By the schema's names; [] clears. */
export interface Wanted {
  values: Attributes
  /**
   * Attributes whose value in the file is impossible. The person's other attributes are written.
   */
  unusable: readonly { attribute: string; error: string }[]
}

export function wantedOf(context: PlanContext, person: Person): Wanted {
  const values: Record<string, readonly Tagged[]> = {}
  const unusable: { attribute: string; error: string }[] = []
  for (const [name, value] of person.attributes) {
    const schema = context.taken.get(attributeKey(name))
    if (schema === undefined) continue
    try {
      values[schema.name] = toTagged(schema, value)
    } catch (error) {
      if (!(error instanceof AttributeValueError)) throw error
      unusable.push({ attribute: schema.name, error: error.message })
    }
  }
  // A source account without userPrincipalName is no reason to clear the one that this account was
  // created with.
  if (values['userPrincipalName']?.length === 0) delete values['userPrincipalName']
  return { values, unusable }
}

/**
 * The userPrincipalName of a new account: the file's if it has one, else `sAMAccountName@domain`.
 */
export function principalOf(context: PlanContext, person: Person, { values }: Wanted): string {
  const own = values['userPrincipalName']?.[0]
  return own === undefined ? `${person.sAMAccountName}@${context.dnsName}` : text(own)
}

/**
 * The values for a user that exists. An account that was created with a `new_name` keeps the
 * userPrincipalName made of it, and one with a `new_upn` keeps that, as long as the file has the
 * one that the account could not get: that is, or was, another account's.
 */
export function wantedOfUser({ newNamed }: PlanContext, user: ManagedUser, { values }: Wanted): Attributes {
  const { userPrincipalName, ...others } = values
  if (userPrincipalName === undefined) return others
  const carried = text(userPrincipalName[0]!)
  const { userPrincipalName: notGiven, given } = newNamed.get(user.guid) ?? {}
  const isGiven = given === undefined ? isMadeWithNewName(user, carried) : hasPrincipal(user, given)
  return nameKey(carried) === nameKey(notGiven ?? '') && isGiven ? others : { ...others, userPrincipalName }
}

/** Whether the user has this userPrincipalName with its own account name as the local part. */
export const isMadeWithNewName = (user: ManagedUser, principal: string): boolean =>
  hasPrincipal(user, withLocalPart(principal, user.sAMAccountName))

const hasPrincipal = ({ userPrincipalName }: ManagedUser, principal: string): boolean =>
  nameKey(userPrincipalName ?? '') === nameKey(principal)

/** The person's anchor as attributes; {} when there is none. */
export function anchorValue({ settings }: PlanContext, person: Person): Attributes {
  const anchor = anchorOf(person)
  return anchor === null || settings.anchorAttribute === null
    ? {}
    : { [settings.anchorAttribute]: [tagged('s', anchor)] }
}
