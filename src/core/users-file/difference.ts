/**
 * What two users files differ in, by person: who is new, who is gone, and what of the others
 * changed.
 */
import { rdnValue } from '../names/distinguished-name.js'
import { compareText, spellingKey } from '../names/names.js'
import type { JsonValue } from '../person.js'
import { sourceKey } from '../plan/source-groups.js'
import { attributeKey } from '../values/attribute-key.js'
import type { ExportedPerson } from './write.js'

export interface ChangedPerson {
  /** Common name in the newer file. */
  cn: string
  sAMAccountName: string
  /**
   * By name: what the files hold, null where one has nothing; of `cn` and `sAMAccountName`, too.
   */
  values: { name: string; before: JsonValue; after: JsonValue }[]
  /** Source groups, relative to the source's group_path. */
  joined: string[]
  left: string[]
}

export type NamedPerson = Pick<ExportedPerson, 'cn' | 'sAMAccountName' | 'memberOf'>

/** Each list sorted by common name. */
export interface FileDifference {
  new: NamedPerson[]
  gone: NamedPerson[]
  changed: ChangedPerson[]
}

type People = readonly ExportedPerson[]

/**
 * By objectGUID, which stays when somebody is renamed; by account name where one of the files has
 * none.
 */
export function differenceOf(before: People, after: People): FileDifference {
  const keyOf = [...before, ...after].every(({ objectGUID }) => objectGUID !== null)
    ? ({ objectGUID }: ExportedPerson) => objectGUID!
    : ({ sAMAccountName }: ExportedPerson) => spellingKey(sAMAccountName)
  const [old, current] = [before, after].map((people) => new Map(people.map((person) => [keyOf(person), person]))) as [
    Map<string, ExportedPerson>,
    Map<string, ExportedPerson>,
  ]
  const changed = after.flatMap((person) => {
    const other = old.get(keyOf(person))
    return other === undefined ? [] : changesOf(other, person)
  })
  const missingIn = (people: People, others: ReadonlyMap<string, ExportedPerson>) =>
    sortedByName(people.filter((person) => !others.has(keyOf(person))).map(namedPerson))
  return { new: missingIn(after, old), gone: missingIn(before, current), changed: sortedByName(changed) }
}

const namedPerson = ({ cn, sAMAccountName, memberOf }: ExportedPerson): NamedPerson => ({
  cn,
  sAMAccountName,
  memberOf,
})
const sortedByName = <T extends { cn: string }>(people: readonly T[]): T[] =>
  [...people].sort((a, b) => compareText(a.cn, b.cn))

function changesOf(before: ExportedPerson, after: ExportedPerson): ChangedPerson[] {
  const [old, current] = [valuesOf(before), valuesOf(after)]
  const values = [...new Map([...old, ...current].map(([key, { name }]) => [key, name]))]
    .map(([key, name]) => ({ name, before: old.get(key)?.value ?? null, after: current.get(key)?.value ?? null }))
    .filter((value) => comparable(value.before) !== comparable(value.after))
  const lacks = (groups: readonly string[]) => (group: string) =>
    !groups.some((other) => groupKey(other) === groupKey(group))
  const joined = after.memberOf.filter(lacks(before.memberOf))
  const left = before.memberOf.filter(lacks(after.memberOf))
  if (values.length + joined.length + left.length === 0) return []
  return [{ cn: after.cn, sAMAccountName: after.sAMAccountName, values, joined, left }]
}

/** Names of groups compare as DNs; what is no DN, by its letters. */
const groupKey = (name: string): string => sourceKey(name) || spellingKey(name)

/** By attributeKey. */
function valuesOf({ cn, sAMAccountName, disabled, accountExpires, attributes }: ExportedPerson) {
  const own: [string, JsonValue][] = Object.entries({ cn, sAMAccountName, disabled, accountExpires })
  return new Map([...own, ...attributes].map(([name, value]) => [attributeKey(name), { name, value }]))
}

/** Several values are a set; no value is null, `""` or `[]`. */
function comparable(value: JsonValue): string {
  const values = (Array.isArray(value) ? value : [value]).filter((one) => one !== null && one !== '')
  return JSON.stringify(values.map((one) => JSON.stringify(one)).sort())
}

/** e.g. `All staff`; what is no DN stays as it is. */
export function groupName(relativeDn: string): string {
  try {
    return rdnValue(relativeDn)
  } catch {
    return relativeDn
  }
}
