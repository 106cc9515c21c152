/**
 * The summary as a short table for a terminal: counts, as many names as fit, and the next steps.
 */
import { paint } from '../../terminal/paint.js'
import { APPROVAL_TYPES } from '../../core/report/approvals.js'
import { printable } from '../../core/text/printable.js'
import { planCounts, planLines, type PlanStyle } from './plan-text.js'
import type { RequiredInteraction, Summary } from '../../core/report/summary.js'

export type TextOptions = PlanStyle

/** Ends with a newline. */
export function summaryText(summary: Summary, options: TextOptions): string {
  const chalk = paint(options.color)
  const lines =
    summary.plan === undefined
      ? [chalk.bold(headingOf(summary)), ...changeLines(summary, options)]
      : [
          chalk.bold('Dry run: nothing is changed or written'),
          chalk.bold(planCounts(summary, options.extended)),
          ...planLines(summary.plan, options),
        ]
  if (summary.required_interactions.length > 0) {
    lines.push(
      chalk.yellow(`Needs approval: ${summary.required_interactions.length}`),
      ...approvalRows(summary.required_interactions, options),
    )
    lines.push('  decide with: ad-user-sync import --interactive')
  }
  if (summary.failed.length > 0) {
    lines.push(chalk.red(`Failed: ${summary.failed.length}`))
    for (const { user, action, attribute, error } of summary.failed) {
      const about = attribute === undefined ? user : `${user}, ${attribute}`
      lines.push(`  ${action.padEnd(9)}${printable(about)}: ${printable(error)}`)
    }
  }
  if (summary.error !== undefined)
    lines.push(chalk.red(`Ended early: ${summary.error.message.split('\n').map(printable).join('\n')}`))
  return lines.join('\n') + '\n'
}

const headingOf = ({ run }: Summary): string =>
  run?.undoes === undefined ? 'Import' : `Undo of run ${run.undoes.slice(0, 8)}`

/** Of a run that ended early, nothing is said where nothing was done. */
function changeLines(summary: Summary, options: TextOptions): string[] {
  const rows = changeRows(summary, options)
  return rows.length === 0 && summary.error === undefined ? ['  nothing to change'] : rows
}

function changeRows(summary: Summary, options: TextOptions): string[] {
  const memberships = (items: Summary['joined']) => items.map(({ user, group }) => `${user} (${group})`)
  const changes: [string, readonly string[]][] = [
    ['created', summary.created],
    ['updated', summary.updated],
    ['renamed', summary.renamed],
    ['enabled', summary.enabled],
    ['disabled', summary.disabled],
    ['joined', memberships(summary.joined)],
    ['left', memberships(summary.left)],
  ]
  const rows = changes.filter(([, names]) => names.length > 0).map(([what, names]) => row(what, names, options))
  return options.extended === 0
    ? rows
    : [...rows, `  ${'extended'.padEnd(9)}${String(options.extended).padStart(5)}  expiration dates`]
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
    ...of('name').map(({ user, reason }) => `  ${'name'.padEnd(9)}${printable(user)}: ${printable(reason)}`),
  ]
}

/** `  created     29  A, B and 27 more`: as many names as fit, at least one. In plain style: `created: 29: A, B and 27 more`. */
function row(what: string, names: readonly string[], { columns, plain }: TextOptions): string {
  const start = plain ? `${what}: ${names.length}: ` : `  ${what.padEnd(9)}${String(names.length).padStart(5)}  `
  const shown = names.map(printable)
  const more = (count: number) => (count === names.length ? '' : ` and ${names.length - count} more`)
  let count = shown.length
  while (count > 1 && start.length + shown.slice(0, count).join(', ').length + more(count).length > columns) count--
  return start + shown.slice(0, count).join(', ') + more(count)
}
