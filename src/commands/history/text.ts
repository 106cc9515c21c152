/** What `history` says to a person: all runs, and what happened to somebody. */
import { quote } from '../../core/report/values.js'
import { localMinute } from '../../core/report/times.js'
import type { Event, PersonHistory } from '../../core/journal/person.js'
import { countsOf, type ChangeOfRun, type DecisionOfRun, type RecordedRun } from '../../core/journal/runs.js'
import { describeTogether } from '../../core/journal/sentences.js'
import { printable } from '../../core/text/printable.js'
import { howMany } from '../../core/text/how-many.js'
import { paint } from '../../terminal/paint.js'
import { headedLines, tableLines } from '../../terminal/table.js'
import type { TextStyle } from '../../terminal/text-style.js'
import { briefId } from '../../core/text/brief-id.js'

/** More than this many runs are cut, newest kept. */
const SHOWN = 40

export function runsText(runs: readonly RecordedRun[], style: TextStyle & { all: boolean }): string {
  if (runs.length === 0) return 'No run is recorded.\n'
  const shown = style.all ? runs : runs.slice(-SHOWN)
  const rows = shown.map((run) => [
    briefId(run.id),
    localMinute(run.header.began),
    run.header.operator,
    fileOf(run),
    run.exitCode === null ? '?' : String(run.exitCode),
    didOf(run),
  ])
  const { heading, lines } = headedLines(['RUN', 'BEGAN', 'BY', 'FILE OF', 'EXIT', 'DID'], rows, style)
  const more = runs.length === shown.length ? [] : [`and ${howMany(runs.length - shown.length, 'earlier run')} (--all)`]
  const first = heading === null ? [] : [paint(style.color).bold(heading)]
  return [...first, ...lines, ...more].join('\n') + '\n'
}

/** When the users file was exported. */
export function fileOf({ header: { users_file: file } }: RecordedRun): string {
  if (file === null) return '-'
  return file.timestamp === null ? 'no time' : localMinute(file.timestamp)
}

/** Where people read another word than scripts. */
const IN_WORDS: Readonly<Record<string, string>> = { disabled: 'deactivated' }

/** `29 created, 60 joined; 40 pending` */
export function didOf({ header, changes, pending, ended, error }: RecordedRun): string {
  const counts = Object.entries(countsOf(changes)).filter(([, count]) => count > 0)
  const did = counts.map(([what, count]) => `${count} ${IN_WORDS[what] ?? what}`).join(', ') || 'nothing'
  const end = ended === null ? ['did not end'] : error === null ? [] : ['ended early']
  const undo = header.undoes === undefined ? '' : `undo of ${briefId(header.undoes)}: `
  return [undo + did, ...(pending === null || pending.length === 0 ? [] : [`${pending.length} pending`]), ...end].join(
    '; ',
  )
}

export function personText(people: readonly PersonHistory[], style: TextStyle): string {
  return (
    people
      .flatMap(({ name, events }) => [paint(style.color).bold(printable(name)), ...tableLines(rowsOf(events), style)])
      .join('\n') + '\n'
  )
}

/** A row for each decision, and for the changes that one run made one after another in a minute. */
function rowsOf(events: readonly Event[]): string[][] {
  const rows: { time: string; run: RecordedRun; event: Event; changes: ChangeOfRun[] }[] = []
  for (const event of events) {
    const time = localMinute(event.time)
    const last = rows.at(-1)
    const isSame = event.kind === 'change' && last?.event.kind === 'change'
    if (isSame && last.time === time && last.run === event.run) last.changes.push(event.change)
    else rows.push({ time, run: event.run, event, changes: event.kind === 'change' ? [event.change] : [] })
  }
  return rows.map(({ time, run, event, changes }) => [
    `  ${time}`,
    briefId(run.id),
    event.kind === 'decision'
      ? decisionText(event.decision)
      : `${describeTogether(changes).join('; ')} (${whyOf(run)})`,
  ])
}

function decisionText({ decision, by, through }: DecisionOfRun): string {
  const what = decision.accept ? 'accepted' : 'rejected'
  const group = decision.group === undefined ? '' : ` ${quote(decision.group)}`
  return `${what}: ${decision.type}${group}, by ${by} through ${through}, asked since ${localMinute(decision.since)}`
}

/** By which file, or as the undo of which run. */
function whyOf(run: RecordedRun): string {
  const { undoes, users_file: file } = run.header
  if (undoes !== undefined) return `undo of ${briefId(undoes)}`
  return `file of ${fileOf(run)}${file === null ? '' : `, hash ${briefId(file.hash)}...`}`
}
