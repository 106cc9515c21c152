/**
 * The summary as text for a terminal: counts, a line a person, what needs approval, what failed.
 */
import { basename } from 'node:path'
import { paint } from '../terminal/paint.js'
import { whoExpires, type Expiring } from '../core/report/expiry.js'
import { localMinute } from '../core/report/times.js'
import { printable } from '../core/text/printable.js'
import { wrapped } from '../terminal/detail-lines.js'
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
  const undone = run?.undoes === undefined ? undefined : briefId(run.undoes)
  const about = undone === undefined ? of.replace(/^ of /, '') : `undo of run ${undone}`
  if (plan !== undefined) return printable(`Dry run: ${about === '' ? '' : `${about}; `}nothing is changed or written`)
  const what = undone === undefined ? `Import${of}` : `Undo of run ${undone}`
  return printable(`${what}${run === undefined ? '' : ` (run ${briefId(run.id)})`}`)
}

/** A second run would have nothing to do: what this one did is in its record. */
const whereRestIs = ({ run }: Summary, { configOption }: TextOptions): string | null =>
  run === undefined ? null : `ad-user-sync history ${briefId(run.id)} --all${configOption}`

const isEmpty = ({ done, extended }: TextOptions): boolean => done.actions.length === 0 && extended === 0
