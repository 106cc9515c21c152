/**
 * The lines of a preflight. The outcome comes first and in words, for screen readers; colour adds
 * no information.
 */
import { wrapped } from '../../terminal/detail-lines.js'
import { paint } from '../../terminal/paint.js'
import type { TextStyle } from '../../terminal/text-style.js'
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
export function checkText(kind: string, checks: readonly Check[], style: TextStyle): string {
  const chalk = paint(style.color)
  const styles = { ok: chalk.green, warning: chalk.yellow, failed: chalk.red, skipped: chalk.gray }
  const lines = checks.flatMap(({ name, status, found, remedy }) => {
    const [first = '', ...more] = found.split('\n').map(printable)
    const advice = (remedy ?? '')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => `what to do: ${printable(line.trim())}`)
    const text = [`${status}: ${name}: ${first}`, ...more.map((line) => line.trim()), ...advice]
    const [start = '', ...rest] = text.flatMap((line, index) => indented(line, index, style))
    return [styles[status](status) + start.slice(status.length), ...rest]
  })
  return [...lines, conclusion(kind, checks)].join('\n') + '\n'
}

/** A line, wrapped at words; all but the first of a check are indented. */
function indented(line: string, index: number, { columns, plain }: TextStyle): string[] {
  const lines = plain ? [line] : wrapped(line, columns - 2)
  return lines.map((part, place) => (index + place === 0 ? part : `  ${part}`))
}

function conclusion(kind: string, checks: readonly Check[]): string {
  const namesOf = (status: Check['status']) => checks.filter((check) => check.status === status).map(({ name }) => name)
  const counts = (['failed', 'warning', 'skipped'] as const).flatMap((status) => {
    const names = namesOf(status)
    if (names.length === 0) return []
    return status === 'skipped' ? `${names.length} skipped` : `${names.length} ${status} (${names.join(', ')})`
  })
  if (counts.length === 0) return `all that ${kind} needs is there`
  return namesOf('failed').length === 0
    ? `${kind} can run: ${counts.join(', ')}`
    : `${kind} cannot run yet: ${counts.join(', ')}`
}
