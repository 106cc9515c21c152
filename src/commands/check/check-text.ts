/**
 * The lines of a preflight. The outcome comes first and in words, for screen readers; colour adds
 * no information.
 */
import { wrapped } from '../../terminal/detail-lines.js'
import { paint } from '../../terminal/paint.js'
import type { TextStyle } from '../../terminal/text-style.js'
import { howMany } from '../../core/text/how-many.js'
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
  const lines = skippedTogether(checks).flatMap(({ name, status, found, remedy }) => {
    const [first = '', ...more] = found.split('\n').map((line) => printable(withoutName(line, name)))
    const advice = (remedy ?? '')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => `what to do: ${printable(line.trim())}`)
    const text = [`${status}: ${name}: ${first}`, ...more.map((line) => line.trim()), ...advice]
    const [start = '', ...rest] = text.flatMap((line, index) => indented(line, index, style))
    return [styles[status](status) + start.slice(status.length), ...rest]
  })
  return [...lines, ...indented(conclusion(kind, checks), 0, style)].join('\n') + '\n'
}

/** One line for those in a row that need the same: a dozen of them would hide what failed. */
function skippedTogether(checks: readonly Check[]): Check[] {
  const together: Check[] = []
  for (const check of checks) {
    const last = together.at(-1)
    if (check.status === 'skipped' && last?.status === 'skipped' && last.found === check.found)
      together[together.length - 1] = { ...last, name: `${last.name}, ${check.name}` }
    else together.push(check)
  }
  return together
}

/** `managed_user_path OU=x does not exist`, `group_map source CN=x is …`, behind its own name. */
const withoutName = (found: string, name: string): string =>
  /^\w+ (?:source )?\w+=/.test(found) && found.startsWith(`${name} `) ? found.slice(name.length + 1) : found

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
    if (status === 'skipped') return `${names.length} skipped`
    const counted = status === 'warning' ? howMany(names.length, 'warning') : `${names.length} failed`
    return `${counted} (${names.join(', ')})`
  })
  if (counts.length === 0) return `${kind} can run`
  return namesOf('failed').length === 0
    ? `${kind} can run: ${counts.join(', ')}`
    : `${kind} cannot run yet: ${counts.join(', ')}`
}
