/**
 * The summary as text for a terminal: counts, a line a person, what needs approval, what failed.
 */
import { paint } from '../../terminal/paint.js'
import { APPROVAL_TYPES } from '../../core/report/approvals.js'
import { printable } from '../../core/text/printable.js'
import { planCounts, planLines, type PlanStyle } from './plan-text.js'
import type { RequiredInteraction, Summary } from '../../core/report/summary.js'
import type { PlanView } from '../../core/report/view.js'

export interface TextOptions extends Omit<PlanStyle, 'isDone'> {
  /** What a run has done; of a dry run nothing. */
  done: PlanView
}

/** Ends with a newline. */
export function summaryText(summary: Summary, options: TextOptions): string {
  const chalk = paint(options.color)
  const isDone = summary.plan === undefined
  const lines = [
    chalk.bold(isDone ? runHeading(summary) : 'Dry run: nothing is changed or written'),
    // Of a run that ended early, nothing is said where nothing was done.
    ...(summary.error !== undefined && isEmpty(options)
      ? []
      : [chalk.bold(planCounts(summary, options.extended, isDone))]),
    ...planLines(summary.plan ?? options.done, { ...options, isDone }),
  ]
  if (summary.required_interactions.length > 0) {
    lines.push(
      chalk.yellow(`Needs approval: ${summary.required_interactions.length}`),
      ...approvalRows(summary.required_interactions, options),
    )
    lines.push('  decide with: ad-user-sync import --interactive')
  }
  lines.push(...failureRows(summary.failed, options))
  if (summary.error !== undefined)
    lines.push(chalk.red(`Ended early: ${summary.error.message.split('\n').map(printable).join('\n')}`))
  return lines.join('\n') + '\n'
}

const runHeading = ({ run }: Summary): string =>
  run?.undoes === undefined ? 'Import' : `Undo of run ${run.undoes.slice(0, 8)}`

const isEmpty = ({ done, extended }: TextOptions): boolean => done.actions.length === 0 && extended === 0

/** More than this many are cut. */
const FAILURES = 40

function failureRows(failed: Summary['failed'], { color, all, plain }: TextOptions): string[] {
  if (failed.length === 0) return []
  const shown = all ? failed : failed.slice(0, FAILURES)
  const rows = shown.map(({ user, action, attribute, error }) => {
    const about = attribute === undefined ? user : `${user}, ${attribute}`
    return labelled(action, `${printable(about)}: ${printable(error)}`, plain)
  })
  const more = failed.length === shown.length ? [] : [`  and ${failed.length - shown.length} more (--all)`]
  return [paint(color).red(`Failed: ${failed.length}`), ...rows, ...more]
}

/**
 * A row for each kind of approval. Each taken name has its own line, because its decision needs the
 * reason.
 */
function approvalRows(items: readonly RequiredInteraction[], options: TextOptions): string[] {
  const of = (type: RequiredInteraction['type']) => items.filter((item) => item.type === type)
  const rows = APPROVAL_TYPES.filter((type) => type !== 'name').flatMap((type) => {
    const names = of(type).map(({ user, group }) => (group === undefined ? user : `${user} (${group})`))
    return names.length === 0 ? [] : [row(type, names, options)]
  })
  return [
    ...rows,
    ...of('name').map(({ user, reason }) =>
      labelled('name', `${printable(user)}: ${printable(reason)}`, options.plain),
    ),
  ]
}

/** `  name     P Anna: ...`; in plain style `name: P Anna: ...`. */
const labelled = (label: string, text: string, plain: boolean): string =>
  plain ? `${label}: ${text}` : `  ${label.padEnd(9)}${text}`

/**
 * `  created     29  A, B and 27 more`: as many names as fit, at least one. In plain style:
 * `created: 29: A, B and 27 more`.
 */
function row(what: string, names: readonly string[], { columns, plain }: TextOptions): string {
  const start = plain ? `${what}: ${names.length}: ` : `  ${what.padEnd(9)}${String(names.length).padStart(5)}  `
  const shown = names.map(printable)
  const more = (count: number) => (count === names.length ? '' : ` and ${names.length - count} more`)
  let count = shown.length
  while (count > 1 && start.length + shown.slice(0, count).join(', ').length + more(count).length > columns) count--
  return start + shown.slice(0, count).join(', ') + more(count)
}
