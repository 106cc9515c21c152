/** What somebody may have meant by a name that is not known. */
import { distance } from 'fastest-levenshtein'

/** The most similar of `names`, when it is similar enough to be meant. */
export const nearestName = (name: string, names: readonly string[]): string | undefined =>
  ranked(name, names).slice(0, 1).find(isNear)?.candidate

/**
 * `, did you mean X?` behind the name, where one of `known` may be meant; else ''.
 * @param show how X is written
 */
export function didYouMean(name: string, known: readonly string[], show = (nearest: string) => nearest): string {
  const nearest = nearestName(name, known)
  return nearest === undefined ? '' : `, did you mean ${show(nearest)}?`
}

/** At most this many are offered. */
const OFFERED = 3

/**
 * The most similar of `names` first, and those that hold the name: of somebody, a part is often
 * known.
 */
function nearestNames(name: string, names: readonly string[]): string[] {
  const all = ranked(name, [...new Set(names)])
  const similar = all.filter(isNear)
  const longer = all.filter(
    (one) => !isNear(one) && looseKey(name) !== '' && looseKey(one.candidate).includes(looseKey(name)),
  )
  return [...similar, ...longer].slice(0, OFFERED).map(({ candidate }) => candidate)
}

/** Of the first of the lists that has any: names before account names. */
export function nearestOfFirst(name: string, ...lists: readonly (readonly string[])[]): string[] {
  const [first = [], ...rest] = lists
  const nearest = nearestNames(name, first)
  return nearest.length > 0 || rest.length === 0 ? nearest : nearestOfFirst(name, ...rest)
}

interface Ranked {
  candidate: string
  edits: number
}

const looseKey = (text: string): string => text.toLowerCase().replace(/[-_ ]/g, '')

const ranked = (name: string, names: readonly string[]): Ranked[] =>
  names
    .map((candidate) => ({ candidate, edits: distance(looseKey(name), looseKey(candidate)) }))
    .sort((a, b) => a.edits - b.edits)

const isNear = ({ candidate, edits }: Ranked): boolean => edits <= Math.max(1, Math.floor(candidate.length / 3))
