/**
 * The summary as a short table for a person at a terminal.
 */
import { Chalk } from 'chalk'
import type { Summary } from '../core/summary.js'
import { printable } from '../core/printable.js'

export interface TextOptions {
  color: boolean
  /** Expiration dates moved without anything else. */
  extended: number
}

/** Lines of at most the names' own width; ends with a newline. */
export function summaryText(summary: Summary, { color, extended }: TextOptions): string {
  const chalk = new Chalk({ level: color ? 1 : 0 })
  const memberships = (items: Summary['joined']) => items.map(({ user, group }) => `${user} (${group})`)
  const rows: [string, readonly string[]][] = [
    ['created', summary.created],
    ['updated', summary.updated],
    ['renamed', summary.renamed],
    ['enabled', summary.enabled],
    ['disabled', summary.disabled],
    ['joined', memberships(summary.joined)],
    ['left', memberships(summary.left)],
  ]
  const planned = summary.plan?.actions.map(({ description }) => `  would ${printable(description)}`) ?? []
  const lines = [chalk.bold(summary.dry_run ? 'Dry run: nothing is changed or written' : 'Import'), ...planned]
  const shown = rows.filter(([, names]) => names.length > 0)
  for (const [what, names] of shown) lines.push(...row(what, names.map(printable)))
  if (extended > 0) lines.push(...row('extended', [`${extended} expiration dates`], extended))
  if (shown.length + planned.length + extended === 0 && summary.error === undefined) lines.push('  nothing to change')
  if (summary.required_interactions.length > 0) {
    lines.push(chalk.yellow(`Needs approval: ${summary.required_interactions.length}`))
    for (const item of summary.required_interactions) {
      const about = item.group !== undefined ? ` ${item.group}` : item.name !== undefined ? ` ${item.name}` : ''
      lines.push(`  ${item.type.padEnd(9)}${printable(item.user + about)}: ${printable(item.reason)}`)
    }
  }
  if (summary.failed.length > 0) {
    lines.push(chalk.red(`Failed: ${summary.failed.length}`))
    for (const { user, action, error } of summary.failed) lines.push(`  ${action.padEnd(9)}${printable(user)}: ${printable(error)}`)
  }
  if (summary.error !== undefined) lines.push(chalk.red(`Ended early: ${printable(summary.error.message)}`))
  return lines.join('\n') + '\n'
}

/** The first names, and how many more there are. */
function row(what: string, names: readonly string[], count = names.length): string[] {
  const MAX = 8
  const rest = names.length > MAX ? ` and ${names.length - MAX} more` : ''
  return [`  ${what.padEnd(9)}${String(count).padStart(5)}  ${names.slice(0, MAX).join(', ')}${rest}`]
}
