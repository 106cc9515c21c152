/**
 * The summary as text for a terminal: counts, a line a person, what needs approval, what failed.
 */
import { basename } from 'node:path'
import { paint } from '../terminal/paint.js'
import { whoExpires, type Expiring } from '../core/report/expiry.js'
import { localMinute } from '../core/report/times.js'
import { printable } from '../core/text/printable.js'
import { wrappedIn } from '../terminal/detail-lines.js'
import { planCounts, planLines, type PlanStyle } from './plan-text.js'
import { approvalCounts, approvalRows, failureRows, NARROW } from './summary-rows.js'
import type { Summary } from '../core/report/summary.js'
import type { SavedPasswords } from '../core/report/saved-passwords.js'
import type { PlanView } from '../core/report/plan-view.js'
import { briefId } from '../core/text/brief-id.js'

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

/** Ends with a newline; '' where the log says it all. */
export function summaryText(summary: Summary, options: TextOptions): string {
  const changes = changeLines(summary, options)
  const lines = [
    ...changes,
    ...waitingLines(summary, options),
    ...failureRows(summary.failed, options),
    ...passwordLines(options),
    ...expiringLines(options),
    ...errorLines(summary, options),
  ]
  // Of a run that ended early, nothing is said where nothing was done.
  const saysNothing = summary.error !== undefined && isDone(summary) && isEmpty(options)
  if (saysNothing && lines.length === 0) return ''
  const head = [runHeading(summary), ...(saysNothing ? [] : [countsOf(summary, options, changes.length > 0)])]
  return [...headLines(head, options), ...lines].join('\n') + '\n'
}

/** Of a dry run nothing is: it has a plan. */
const isDone = ({ plan }: Summary): boolean => plan === undefined

const isEmpty = ({ done, extended }: TextOptions): boolean => done.actions.length === 0 && extended === 0

const sentence = (text: string, { columns, plain }: TextOptions): string[] =>
  wrappedIn({ columns: Math.max(NARROW, columns), plain }, text)

/** Stands for a blank where no line is to be broken. */
const GLUE = '\u00a0'
const glued = (text: string): string => text.replaceAll(' ', GLUE)

function headLines(sentences: readonly string[], options: TextOptions): string[] {
  const { bold } = paint(options.color)
  return sentences.flatMap((text) => sentence(text, options)).map((line) => bold(line.replaceAll(GLUE, ' ')))
}

/** What it was about, and by what `history` and `undo` know it. */
function runHeading({ run, plan }: Summary): string {
  const file = run?.users_file
  const of =
    file == null
      ? ''
      : ` of ${basename(file.path)}${file.timestamp === null ? '' : ` of ${localMinute(file.timestamp)}`}`
  const undone = run?.undoes === undefined ? undefined : briefId(run.undoes)
  const about = undone === undefined ? of.replace(/^ of /, '') : `undo of run ${undone}`
  if (plan !== undefined) return printable(`Dry run: ${about === '' ? '' : `${about}; `}nothing is changed or written`)
  const what = undone === undefined ? `Import${of}` : `Undo of run ${undone}`
  return printable(`${what}${run === undefined ? '' : ` (run ${briefId(run.id)})`}`)
}

/**
 * Where a line a person stands between, the approvals are told before and after: nobody scrolls.
 */
function countsOf(summary: Summary, { extended }: TextOptions, hasChanges: boolean): string {
  const counts = [planCounts(summary, extended, isDone(summary)), ...(hasChanges ? approvalCounts(summary) : [])]
  return counts.map((part) => part.split(', ').map(glued).join(', ')).join('. ')
}

/** A line a person. */
function changeLines(summary: Summary, options: TextOptions): string[] {
  const { plan, run } = summary
  const style = { ...options, isDone: isDone(summary) }
  if (plan !== undefined) return planLines(plan, { ...style, rest: '--all' })
  // A second run would have nothing to do: what this one did is in its record.
  const rest = run === undefined ? null : `ad-user-sync history ${briefId(run.id)} --all${options.configOption}`
  return planLines(options.done, { ...style, rest })
}

function waitingLines({ required_interactions: waiting }: Summary, options: TextOptions): string[] {
  if (waiting.length === 0) return []
  return [
    paint(options.color).yellow(`Needs approval: ${waiting.length}`),
    ...approvalRows(waiting, options),
    `  decide with: ad-user-sync import --interactive${options.configOption}`,
  ]
}

/** It was said in the session, which the lines of many people scroll away. */
function passwordLines(options: TextOptions): string[] {
  const { passwords } = options
  if (passwords === null) return []
  return sentence(printable(`New passwords: ${passwords.count}, saved in ${passwords.archive}`), options)
}

function expiringLines(options: TextOptions): string[] {
  const { expiring } = options
  // A cliff is a warning.
  if (expiring === null || expiring.count === 0 || expiring.isCliff) return []
  return sentence(`Expiring: ${whoExpires(expiring)}`, options)
}

function errorLines({ error }: Summary, options: TextOptions): string[] {
  if (error === undefined || options.logIsBeside) return []
  return `Ended early: ${error.message}`
    .split('\n')
    .flatMap((line) => sentence(printable(line), options))
    .map((line) => paint(options.color).red(line))
}
