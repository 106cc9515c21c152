/** People who are known by a part of a name. */
import { spellingKey } from '../names/names.js'

/**
 * The only one who has a name with the text in it, in any spelling; undefined where nobody has, or
 * several have.
 */
export function onlyOneWith<T>(text: string, all: readonly T[], namesOf: (one: T) => readonly string[]): T | undefined {
  const key = spellingKey(text)
  if (key === '') return undefined
  const having = all.filter((one) => namesOf(one).some((name) => spellingKey(name).includes(key)))
  return having.length === 1 ? having[0] : undefined
}
