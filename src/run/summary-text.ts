/**
 * The summary as text for a terminal: counts, a line a person, what needs approval, what failed.
 */
import { basename } from 'node:path'
import { groupedBy } from '../core/grouped-by.js'
import { columnsOf } from '../terminal/columns-of.js'
import { paint } from '../terminal/paint.js'
import { APPROVAL_TYPES } from '../core/report/approvals.js'
import { whoExpires, type Expiring } from '../core/report/expiry.js'
import { localMinute } from '../core/report/times.js'
import { printable } from '../core/text/printable.js'
import { someOf } from '../core/text/some-of.js'
import { wrapped } from '../terminal/detail-lines.js'
import { planCounts, planLines, type PlanStyle } from './plan-text.js'
import type { RequiredInteraction, Summary } from '../core/report/summary.js'
import type { SavedPasswords } from '../core/report/saved-passwords.js'
import type { PlanView } from '../core/report/view.js'

export interface TextOptions extends Omit<PlanStyle, 'isDone' | 'rest'> {
  /** What a run has done; of a dry run nothing. */
  done: PlanView
  /** null: it is not known. */
  expiring: Expiring | null
  passwords: SavedPasswords | null
  /** What a command needs to find the config of the run: ` --config b.json`; '' where nothing. */
  configOption: string
  /** Whether the log is on the same screen: it tells an error that ends the run. */
  logIsBeside: boolean
}

/** No terminal is so narrow, or is used so. */
const NARROW = 40

/** Ends with a newline; '' where the log says it all. */
export function summaryText(summary: Summary, options: TextOptions): string {
  const { color, extended, expiring, passwords, logIsBeside, columns, plain } = options
  const chalk = paint(color)
  const isDone = summary.plan === undefined
  const wrap = (text: string) => (plain ? [text] : wrapped(text, Math.max(NARROW, columns), '  '))
  // Of a run that ended early, nothing is said where nothing was done.
  const saysNothing = summary.error !== undefined && isDone && isEmpty(options)
  const rest = isDone ? whereRestIs(summary, options) : '--all'
  const lines = planLines(summary.plan ?? options.done, { ...options, isDone, rest })
  // Where a line a person stands between, the approvals are told before and after: nobody scrolls.
  const counts = [planCounts(summary, extended, isDone), ...(lines.length > 0 ? approvalCounts(summary) : [])]
  const sentence = counts.map((part) => part.split(', ').map(glued).join(', ')).join('. ')
  const head = [...wrap(runHeading(summary)), ...(saysNothing ? [] : wrap(sentence))].map((line) =>
    chalk.bold(line.replaceAll(GLUE, ' ')),
  )
  if (summary.required_interactions.length > 0) {
    lines.push(
      chalk.yellow(`Needs approval: ${summary.required_interactions.length}`),
      ...approvalRows(summary.required_interactions, options),
    )
    lines.push(`  decide with: ad-user-sync import --interactive${options.configOption}`)
  }
  lines.push(...failureRows(summary.failed, options))
  // It was said in the session, which the lines of many people scroll away.
  if (passwords !== null)
    lines.push(...wrap(printable(`New passwords: ${passwords.count}, saved in ${passwords.archive}`)))
  // A cliff is a warning.
  if (expiring !== null && expiring.count > 0 && !expiring.isCliff)
    lines.push(...wrap(`Expiring: ${whoExpires(expiring)}`))
  if (summary.error !== undefined && !logIsBeside)
    lines.push(
      ...summary.error.message
        .split('\n')
        .flatMap((line, index) => wrap(`${index === 0 ? 'Ended early: ' : ''}${printable(line)}`))
        .map((line) => chalk.red(line)),
    )
  return saysNothing && lines.length === 0 ? '' : [...head, ...lines].join('\n') + '\n'
}

/** Stands for a blank where no line is to be broken. */
const GLUE = '\u00a0'
const glued = (text: string): string => text.replaceAll(' ', GLUE)

/** What it was about, and by what `history` and `undo` know it. */
function runHeading({ run, plan }: Summary): string {
  const file = run?.users_file
  const of =
    file == null
      ? ''
      : ` of ${basename(file.path)}${file.timestamp === null ? '' : ` of ${localMinute(file.timestamp)}`}`
  const undone = run?.undoes?.slice(0, 8)
  const about = undone === undefined ? of.replace(/^ of /, '') : `undo of run ${undone}`
  if (plan !== undefined) return printable(`Dry run: ${about === '' ? '' : `${about}; `}nothing is changed or written`)
  const what = undone === undefined ? `Import${of}` : `Undo of run ${undone}`
  return printable(`${what}${run === undefined ? '' : ` (run ${briefId(run)})`}`)
}

/** A second run would have nothing to do: what this one did is in its record. */
const whereRestIs = ({ run }: Summary, { configOption }: TextOptions): string | null =>
  run === undefined ? null : `ad-user-sync history ${briefId(run)} --all${configOption}`

const briefId = ({ id }: { id: string }): string => id.slice(0, 8)

const isEmpty = ({ done, extended }: TextOptions): boolean => done.actions.length === 0 && extended === 0

/** More than this many with a reason of their own are cut. */
const REASONS = 40
/** So many of those that failed for one reason are named. */
const NAMED = 3

function failureRows(failed: Summary['failed'], options: TextOptions): string[] {
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
function approvalCounts({ required_interactions: items }: Summary): string[] {
  const counts = SHOWN_TYPES.map((kind) => [items.filter(({ type }) => type === kind).length, kind] as const)
    .filter(([count]) => count > 0)
    .map(([count, kind]) => `${count} ${kind}`)
  return counts.length === 0 ? [] : [`Needs approval: ${counts.join(', ')}`]
}

/**
 * A row for each kind of approval. Each taken name has its own line, because its decision needs the
 * reason.
 */
function approvalRows(items: readonly RequiredInteraction[], options: TextOptions): string[] {
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
const labelled = (label: string, text: string, { columns, plain }: TextOptions): string[] =>
  plain ? [`${label}: ${text}`] : wrapped(`  ${label.padEnd(LABEL)} ${text}`, columns, ' '.repeat(LABEL + 3))

/**
 * `  created     29  A, B and 27 more`: as many names as fit, at least one. In plain style:
 * `created: 29: A, B and 27 more`.
 */
function row(what: string, names: readonly string[], { columns, plain }: TextOptions): string[] {
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
