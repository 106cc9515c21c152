/**
 * The lines of a preflight. The outcome comes first and in words, for screen readers; colour adds
 * no information.
 */
import { paint } from '../../terminal/paint.js'
import { printable } from '../../core/text/printable.js'

/** One line of a preflight. */
export interface Check {
  name: string
  status: 'ok' | 'warning' | 'failed' | 'skipped'
  /** The facts, or the problem. */
  found: string
  /** What to do about it; null: nothing. */
  remedy: string | null
}

/** Ends with a newline. @param kind what the preflight is for: `export` or `import` */
export function checkText(kind: string, checks: readonly Check[], color: boolean): string {
  const chalk = paint(color)
  const styles = { ok: chalk.green, warning: chalk.yellow, failed: chalk.red, skipped: chalk.gray }
  const lines = checks.flatMap(({ name, status, found, remedy }) => {
    const [first = '', ...more] = found.split('\n').map(printable)
    const advice = (remedy ?? '')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => `  what to do: ${printable(line.trim())}`)
    return [`${styles[status](status)}: ${name}: ${first}`, ...more.map((line) => `  ${line.trim()}`), ...advice]
  })
  return [...lines, conclusion(kind, checks)].join('\n') + '\n'
}

function conclusion(kind: string, checks: readonly Check[]): string {
  const count = (status: Check['status']) => checks.filter((check) => check.status === status).length
  const counts = (['failed', 'warning', 'skipped'] as const)
    .filter((status) => count(status) > 0)
    .map((status) => `${count(status)} ${status}`)
  if (counts.length === 0) return `all that ${kind} needs is there`
  return count('failed') === 0
    ? `${kind} can run: ${counts.join(', ')}`
    : `${kind} cannot run yet: ${counts.join(', ')}`
}
