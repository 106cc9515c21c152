/** The limits of a run, and what it says of those that it would exceed. */
import type { ImportOptions } from '../config/options.js'
import type { ImportSettings } from '../config/settings.js'
import type { ExceededLimit } from '../core/report/summary.js'
import { describeCounted, type LimitCheck, type Limits } from '../core/safety/limits.js'
import { LIMIT_NAMES, LIMITS } from '../core/safety/limit-kinds.js'
import { someOf } from '../core/text/some-of.js'
import { LimitError } from '../errors.js'

/** The config's limits, each replaced by its one-shot override. */
export function limitsOf({ limits }: Pick<ImportSettings, 'limits'>, { allow }: Pick<ImportOptions, 'allow'>): Limits {
  const entries = LIMIT_NAMES.map((name) => {
    const override = allow[name]
    return [name, override === undefined ? limits[name] : { kind: 'count', value: override }]
  })
  return Object.fromEntries(entries) as Limits
}

interface HowTold {
  /** How many people --rematch would match by name. */
  renumbered: number
  /**
   * What the person has before them: the plan with everybody in it, or a question that named them
   * and got a no. Absent: nothing.
   */
  shown?: 'plan' | 'question'
}

/** One error for all exceeded limits, with the users concerned and the options that lift them. */
export function limitError(exceeded: readonly LimitCheck[], { renumbered, shown }: HowTold): LimitError {
  const problems = exceeded.map((check) => {
    const named = someOf(check.actions.map((action) => describeCounted(check, action)))
    return shown === 'question' ? limitSentence(check) : `${limitSentence(check)}: ${named}`
  })
  // When several attributes lose their values, the largest number lifts the limit for all.
  const needed = LIMIT_NAMES.flatMap((name) => {
    const counts = exceeded.filter((check) => check.name === name).map(({ count }) => count)
    return counts.length === 0 ? [] : [`--allow-${name} ${Math.max(...counts)}`]
  })
  return new LimitError(
    `${shown === 'question' ? 'not confirmed, nothing is changed: ' : ''}${problems.join('; ')}`,
    [
      ...(renumbered > 0 ? ['if the source domain was migrated, match people by name once with --rematch'] : []),
      `${shown === undefined ? 'look at it with --dry-run; ' : ''}if this is intended, run once with ${needed.join(' ')}`,
    ].join('; '),
  )
}

/** e.g. `this run would deactivate 5 of 12 enabled managed users; the limit is 2` */
function limitSentence({ name, attribute, group, count, of, allowed }: LimitCheck): string {
  return `this run would ${LIMITS[name].would(count, of, attribute ?? group)}; the limit is ${allowed}`
}

/** The same, for a person's confirmation. */
export const limitQuestion = (check: LimitCheck): { sentence: string; question: string; users: string[] } => ({
  sentence: limitSentence(check),
  question: LIMITS[check.name].question(check.count),
  users: check.actions.map((action) => describeCounted(check, action)),
})

/** The same, for the summary, with all users concerned. */
export function exceededView(exceeded: readonly LimitCheck[]): ExceededLimit[] {
  return exceeded.map((check) => ({
    limit: `max_${check.name}`,
    ...(check.attribute !== undefined && { attribute: check.attribute }),
    ...(check.group !== undefined && { group: check.group }),
    count: check.count,
    of: check.of,
    allowed: check.allowed ?? 0,
    users: check.actions.map((action) => describeCounted(check, action)),
  }))
}
