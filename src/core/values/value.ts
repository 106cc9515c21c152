/**
 * Attribute values as they cross the PowerShell session: strings with a one-letter tag, so that no
 * JSON reader on the way guesses a type. (ConvertFrom-Json of PowerShell 7 turns date-like strings
 * into DateTime.) Two values are equal when their tagged strings are.
 *
 * | tag | .NET type in the scripts     | text                                        |
 * |-----|------------------------------|---------------------------------------------|
 * | s:  | String (also DNs)            | the text                                    |
 * | i:  | Int32                        | decimal                                     |
 * | l:  | Int64                        | decimal                                     |
 * | b:  | Boolean                      | `true` or `false`                           |
 * | x:  | Byte[]                       | base64                                      |
 * | t:  | DateTime                     | ISO 8601 in UTC, whole seconds, `Z`         |
 * | g:  | Guid                         | lower case, with hyphens                    |
 * | d:  | SecurityIdentifier           | S-1-…                                       |
 */
export type Tag = 's' | 'i' | 'l' | 'b' | 'x' | 't' | 'g' | 'd'
export type Tagged = `${Tag}:${string}`

/**
 * The values of an object's attributes. An attribute without a value is absent. Names are LDAP
 * display names, in the spelling of the query.
 */
export type Attributes = Readonly<Record<string, readonly Tagged[]>>

/** One attribute's values around a change. */
export interface ChangedValues {
  before: readonly Tagged[]
  after: readonly Tagged[]
}

export const tagged = (tag: Tag, text: string): Tagged => `${tag}:${text}`
export const text = (value: Tagged): string => value.slice(2)
export const tagOf = (value: Tagged): Tag => value[0] as Tag

/** The first value's text, or undefined when the attribute has none. */
export function firstText(attributes: Attributes, name: string): string | undefined {
  const value = attributes[name]?.[0]
  return value === undefined ? undefined : text(value)
}

/** The texts of all values; [] when the attribute has none. */
export function texts(attributes: Attributes, name: string): string[] {
  return (attributes[name] ?? []).map(text)
}

/** The first value as a number (Int32 attributes such as userAccountControl), or undefined. */
export function firstInteger(attributes: Attributes, name: string): number | undefined {
  const value = firstText(attributes, name)
  return value === undefined ? undefined : Number(value)
}
