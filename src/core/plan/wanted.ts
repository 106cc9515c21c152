/**
 * The values that a person's attributes should have in the target, once per person: of the file, what may be written and can be.
 */
import { anchorOf } from './match.js'
import type { PlanContext } from './context.js'
import type { ManagedUser } from '../model.js'
import { spellingKey, withLocalPart } from '../names/names.js'
import type { Person } from '../person.js'
import { whyDropped } from '../safety/attribute-policy.js'
import { AttributeValueError, toTagged } from '../values/attribute-values.js'
import { tagged, text, type Attributes, type Tagged } from '../values/value.js'

/** By the schema's names; [] clears. */
export interface Wanted {
  values: Attributes
  /** Attributes whose value in the file cannot be one of the attribute's; all else of the person is written. */
  unusable: readonly { attribute: string; error: string }[]
}

export function wantedOf(context: PlanContext, person: Person): Wanted {
  const values: Record<string, readonly Tagged[]> = {}
  const unusable: { attribute: string; error: string }[] = []
  for (const [name, value] of person.attributes) {
    const schema = context.schema.get(name.toLowerCase())
    if (schema === undefined || whyDropped(name, schema, context.settings) !== null) continue
    try {
      values[schema.name] = toTagged(schema, value)
    } catch (error) {
      if (!(error instanceof AttributeValueError)) throw error
      unusable.push({ attribute: schema.name, error: error.message })
    }
  }
  // A source account without userPrincipalName is no reason to take away the one that this account was created with.
  if (values['userPrincipalName']?.length === 0) delete values['userPrincipalName']
  return { values, unusable }
}

/** The userPrincipalName to create the person with: the file's when it carries one, else `sAMAccountName@domain`. */
export function principalOf(context: PlanContext, person: Person, { values }: Wanted): string {
  const own = values['userPrincipalName']?.[0]
  return own === undefined ? `${person.sAMAccountName}@${context.dnsName}` : text(own)
}

/**
 * Those for a user that exists. A userPrincipalName that was made with the user's `new_name` stays: the file's is, or was, somebody else's.
 */
export function wantedOfUser(person: Person, user: ManagedUser, { values }: Wanted): Attributes {
  const { userPrincipalName, ...others } = values
  if (userPrincipalName === undefined) return others
  const renamed = spellingKey(user.sAMAccountName) !== spellingKey(person.sAMAccountName)
  const made = withLocalPart(text(userPrincipalName[0]!), user.sAMAccountName)
  return renamed && user.userPrincipalName !== null && spellingKey(user.userPrincipalName) === spellingKey(made)
    ? others
    : { ...others, userPrincipalName }
}

/** The anchor's value for a person, as attributes; none where there is no anchor. */
export function anchorValue({ settings }: PlanContext, person: Person): Attributes {
  const anchor = anchorOf(person)
  return anchor === null || settings.anchorAttribute === null
    ? {}
    : { [settings.anchorAttribute]: [tagged('s', anchor)] }
}
