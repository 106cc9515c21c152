/**
 * Warnings about entries of the approvals file that match nothing, each with the nearest name: a
 * script may believe that it approved something.
 */
import { nearestName } from '../../core/text/nearest-name.js'
import type { Resolution } from '../../core/decisions/resolution.js'
import { howMany } from '../../core/text/how-many.js'
import type { Plan } from '../../core/plan/plan.js'

/** Of more than this many entries, the others are counted. */
const SHOWN = 40

/** One sentence for each entry, and one for those that are more than anybody reads. */
export function unmatchedWarnings(entries: readonly Resolution[], { approvals, context }: Plan): string[] {
  const known = new Set([...approvals.map(({ user }) => user), ...context.managed.map(({ name }) => name)])
  const names = [...known]
  const warnings = entries.slice(0, SHOWN).map(({ type, user, group }) => {
    const about = group === undefined ? `"${user}"` : `"${user}" (${group})`
    const nearest = known.has(user) ? undefined : nearestName(user, names)
    const hint = nearest === undefined ? '' : `; did you mean "${nearest}"?`
    return `an entry of the approvals file matches nothing: ${type} ${about}${hint}`
  })
  const more = entries.length - SHOWN
  if (more <= 0) return warnings
  return [
    ...warnings,
    `${howMany(more, 'more entry matches', 'more entries match')} nothing: see unmatched of --output json`,
  ]
}
