/**
 * Warnings about entries of the approvals file that match nothing, each with the nearest name: a
 * script may believe that it approved something.
 */
import { nearestName } from '../../core/text/nearest-name.js'
import type { Resolution } from '../../core/decisions/resolution.js'
import type { Plan } from '../../core/plan/plan.js'

/** One sentence for each entry. */
export function unmatchedWarnings(entries: readonly Resolution[], { approvals, context }: Plan): string[] {
  const known = new Set([...approvals.map(({ user }) => user), ...context.managed.map(({ name }) => name)])
  const names = [...known]
  return entries.map(({ type, user, group }) => {
    const about = group === undefined ? `"${user}"` : `"${user}" (${group})`
    const nearest = known.has(user) ? undefined : nearestName(user, names)
    const hint = nearest === undefined ? '' : `; did you mean "${nearest}"?`
    return `an entry of the approvals file matches nothing: ${type} ${about}${hint}`
  })
}
