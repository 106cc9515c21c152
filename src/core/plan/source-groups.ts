/**
 * Sources of group_map that the users file knows nothing of: a typo, or a group that was renamed or
 * is no longer exported. What looks as if everybody had left such a group is no news of anybody.
 */
import { dnKey } from '../names/distinguished-name.js'
import type { Person } from '../person.js'
import { nearestName } from '../text/nearest-name.js'

export interface DoubtfulSource {
  source: string
  targets: readonly string[]
  /**
   * `unsearched`: the export did not look for it; `nobodys`: the file does not say what was looked
   * for, and nobody has it.
   */
  doubt: 'unsearched' | 'nobodys'
  /** A source group of the file that may be meant. */
  nearest: string | undefined
}

interface File {
  people: readonly Person[]
  /** null: the file does not say (the Python tool's, and older ones). */
  searchGroups: readonly string[] | null
}

/** A group name in a users file may be anything; what is no DN is in no map. */
export function sourceKey(name: string): string {
  try {
    return dnKey(name)
  } catch {
    return ''
  }
}

/** In the order of group_map; `*` matches everybody, whatever was looked for. */
export function doubtfulSources(
  { groupMap }: { groupMap: ReadonlyMap<string, readonly string[]> },
  { people, searchGroups }: File,
): DoubtfulSource[] {
  // Without people, nobody leaves anything.
  if (people.length === 0) return []
  const known = searchGroups ?? [...new Set(people.flatMap(({ memberOf }) => memberOf))]
  const keys = new Set(known.map(sourceKey))
  const doubt = searchGroups === null ? 'nobodys' : 'unsearched'
  return [...groupMap]
    .filter(([source]) => source !== '*' && !keys.has(dnKey(source)))
    .map(([source, targets]) => ({ source, targets, doubt, nearest: nearestName(source, known) }))
}

/** One sentence. */
export function describeDoubt({ source, targets, doubt, nearest }: DoubtfulSource): string {
  const what =
    doubt === 'unsearched'
      ? `is not in the search_groups of the users file: nobody is removed from ${targets.join(', ')}`
      : `is a group that nobody of the users file is in: whoever is in ${targets.join(', ')} by it alone is removed`
  return `group_map source ${source} ${what}${nearest === undefined ? '' : `; did you mean ${nearest}?`}`
}
