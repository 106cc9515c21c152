/** The rows of the summary as text: what waits for a decision, and what failed. */
import { groupedBy } from '../core/grouped-by.js'
import { APPROVAL_TYPES } from '../core/report/approvals.js'
import type { RequiredInteraction, Summary } from '../core/report/summary.js'
import { printable } from '../core/text/printable.js'
import { someOf } from '../core/text/some-of.js'
import { columnsOf } from '../terminal/columns-of.js'
import { wrapped } from '../terminal/detail-lines.js'
import { paint } from '../terminal/paint.js'
import type { TextStyle } from '../terminal/text-style.js'

interface RowOptions extends TextStyle {
  /** All of them, however many. */
  all: boolean
}

/** No terminal is so narrow, or is used so. */
export const NARROW = 40

/** More than this many with a reason of their own are cut. */
const REASONS = 40
/** So many of those that failed for one reason are named. */
const NAMED = 3

export function failureRows(failed: Summary['failed'], options: RowOptions): string[] {
  const { color, all } = options
  if (failed.length === 0) return []
  const groups = all ? failed.map((one) => [one]) : [...groupedBy(failed, reasonOf).values()]
  const shown = all ? groups : groups.slice(0, REASONS)
  const rows = shown.flatMap((alike) => {
    const { action, attribute, error } = alike[0]!
    const names = someOf(
      alike.map(({ user }) => user),
      NAMED,
    )
    const about = attribute === undefined ? names : `${names}, ${attribute}`
    return labelled(action, `${printable(about)}: ${printable(error)}`, options)
  })
  const more = failed.length - shown.flat().length
  const hint = !all && shown.some(({ length }) => length > NAMED) ? ' (--all names each)' : ''
  return [
    paint(color).red(`Failed: ${failed.length}${hint}`),
    ...rows,
    ...(more === 0 ? [] : [`  and ${more} more (--all)`]),
  ]
}

const reasonOf = ({ action, attribute, error }: Summary['failed'][number]): string =>
  JSON.stringify([action, attribute, error])

/** A taken name comes last: it has a line of its own, with the reason. */
const SHOWN_TYPES = [...APPROVAL_TYPES.filter((type) => type !== 'name'), 'name'] as const

/** e.g. `Needs approval: 27 enable, 8 join`; [] where nothing does. */
export function approvalCounts({ required_interactions: items }: Summary): string[] {
  const counts = SHOWN_TYPES.map((kind) => [items.filter(({ type }) => type === kind).length, kind] as const)
    .filter(([count]) => count > 0)
    .map(([count, kind]) => `${count} ${kind}`)
  return counts.length === 0 ? [] : [`Needs approval: ${counts.join(', ')}`]
}

/**
 * A row for each kind of approval. Each taken name has its own line, because its decision needs the
 * reason.
 */
export function approvalRows(items: readonly RequiredInteraction[], options: RowOptions): string[] {
  const of = (type: RequiredInteraction['type']) => items.filter((item) => item.type === type)
  const rows = SHOWN_TYPES.filter((type) => type !== 'name').flatMap((type) => {
    const names = of(type).map(({ user, group }) => (group === undefined ? user : `${user} (${group})`))
    return names.length === 0 ? [] : row(type, names, options)
  })
  const named = of('name')
  const shown = options.all ? named : named.slice(0, REASONS)
  const more = named.length - shown.length
  return [
    ...rows,
    ...shown.flatMap(({ user, reason }) => labelled('name', `${printable(user)}: ${printable(reason)}`, options)),
    ...(more === 0 ? [] : [`  and ${more} more (--all)`]),
  ]
}

/** One label, `take-over`, is longer. */
const LABEL = 8

/** `  name     P Anna: ...`, wrapped; in plain style `name: P Anna: ...`. */
const labelled = (label: string, text: string, { columns, plain }: RowOptions): string[] =>
  plain ? [`${label}: ${text}`] : wrapped(`  ${label.padEnd(LABEL)} ${text}`, columns, ' '.repeat(LABEL + 3))

/**
 * `  created     29  A, B and 27 more`: as many names as fit, at least one. In plain style:
 * `created: 29: A, B and 27 more`.
 */
function row(what: string, names: readonly string[], { columns, plain }: RowOptions): string[] {
  const start = plain ? `${what}: ${names.length}: ` : `  ${what.padEnd(LABEL)} ${String(names.length).padStart(5)}  `
  const shown = names.map(printable)
  const more = (count: number) => (count === names.length ? '' : ` and ${names.length - count} more`)
  // A name and what stands between take three columns: of two thousand, most need not be tried.
  const width = Math.max(NARROW, columns)
  let count = Math.min(shown.length, Math.ceil(width / 3))
  const text = () => start + shown.slice(0, count).join(', ') + more(count)
  while (count > 1 && columnsOf(text()) > width) count--
  return plain ? [text()] : wrapped(text(), width, ' '.repeat(start.length))
}
