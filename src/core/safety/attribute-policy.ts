/**
 * The attributes of a users file that may be written: those that are not denied, that the config
 * takes, and whose values have a meaning here.
 */
import { attributeKey, isSameAttribute } from '../values/attribute-key.js'
import type { AttributeSchema } from '../values/attribute-schema.js'
import { describesPerson } from './person-attributes.js'
import { DENIED } from './denied-attributes.js'

/** The part of the import settings that selects attributes of a file. */
export interface AttributeRules {
  anchorAttribute: string | null
  /** The attributes to take; null: those that describe a person. */
  attributes: readonly string[] | null
}

/** Why an attribute of the file is not written, completing "it …"; null when it may be. */
export function whyDropped(name: string, schema: AttributeSchema | undefined, rules: AttributeRules): string | null {
  const named = rules.attributes?.some((other) => isSameAttribute(other, name))
  if (DENIED.has(attributeKey(name))) return 'is never taken from a file'
  if (isSameAttribute(name, rules.anchorAttribute)) return 'is the anchor attribute'
  if (named === false) return 'is not in the attributes of the import config'
  if (schema === undefined) return "is not in the target's schema"
  if (schema.systemOnly) return 'can be written by the system only'
  if (schema.linked || schema.kind === 'dn') return 'names another object (a DN), which means nothing in this domain'
  if (schema.kind === 'sid' || schema.kind === 'other') return 'has a syntax that is not carried over'
  return named === undefined && !describesPerson(name) ? `describes no person: ${NAME_IT}` : null
}

const NAME_IT = 'to take it, name it in attributes of the import config, and all others that are to be taken with it'

/**
 * The attributes of the schema that may be written. The others are not read either: reading
 * tokenGroups of many users is an error.
 */
export function takenAttributes(
  schema: ReadonlyMap<string, AttributeSchema>,
  rules: AttributeRules,
): AttributeSchema[] {
  return [...schema.values()].filter((attribute) => whyDropped(attribute.name, attribute, rules) === null)
}
