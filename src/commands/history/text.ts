/** What `history` says to a person: all runs, and what happened to somebody. */
import { quote } from '../../core/report/values.js'
import { localMinute } from '../../core/report/times.js'
import type { Event, PersonHistory } from '../../core/journal/person.js'
import { countsOf, type RecordedRun } from '../../core/journal/runs.js'
import { describeRecorded } from '../../core/journal/sentences.js'
import { printable } from '../../core/text/printable.js'
import { paint } from '../../terminal/paint.js'
import { headedLines, tableLines } from '../../terminal/table.js'
import type { TextStyle } from '../../terminal/text-style.js'

/** More than this many runs are cut, newest kept. */
const SHOWN = 40

export function runsText(runs: readonly RecordedRun[], style: TextStyle & { all: boolean }): string {
  if (runs.length === 0) return 'No run is recorded.\n'
  const shown = style.all ? runs : runs.slice(-SHOWN)
  const rows = shown.map((run) => [
    run.id.slice(0, 8),
    localMinute(run.header.began),
    run.header.operator,
    fileOf(run),
    run.exitCode === null ? '?' : String(run.exitCode),
    didOf(run),
  ])
  const { heading, lines } = headedLines(['RUN', 'BEGAN', 'BY', 'FILE OF', 'EXIT', 'DID'], rows, style)
  const more = runs.length === shown.length ? [] : [`and ${runs.length - shown.length} earlier runs (--all)`]
  const first = heading === null ? [] : [paint(style.color).bold(heading)]
  return [...first, ...lines, ...more].join('\n') + '\n'
}

/** When the users file was exported. */
export function fileOf({ header: { users_file: file } }: RecordedRun): string {
  if (file === null) return '-'
  return file.timestamp === null ? 'no time' : localMinute(file.timestamp)
}

/** `29 created, 60 joined; 40 pending` */
export function didOf({ header, changes, pending, ended, error }: RecordedRun): string {
  const counts = Object.entries(countsOf(changes)).filter(([, count]) => count > 0)
  const did = counts.map(([what, count]) => `${count} ${what}`).join(', ') || 'nothing'
  const end = ended === null ? ['did not end'] : error === null ? [] : ['ended early']
  const undo = header.undoes === undefined ? '' : `undo of ${header.undoes.slice(0, 8)}: `
  return [undo + did, ...(pending === null || pending.length === 0 ? [] : [`${pending.length} pending`]), ...end].join(
    '; ',
  )
}

export function personText(people: readonly PersonHistory[], style: TextStyle): string {
  return (
    people
      .flatMap(({ name, events }) => [
        paint(style.color).bold(printable(name)),
        ...tableLines(
          events.map((event) => [`  ${localMinute(event.time)}`, event.run.id.slice(0, 8), eventText(event)]),
          style,
        ),
      ])
      .join('\n') + '\n'
  )
}

/** What happened, and why: by which file or through whom. */
function eventText(event: Event): string {
  if (event.kind === 'decision') {
    const { decision, by, through } = event.decision
    const what = decision.accept ? 'accepted' : 'rejected'
    return `${what}: ${decision.type}${decision.group === undefined ? '' : ` ${quote(decision.group)}`}, by ${by} through ${through}, asked since ${localMinute(decision.since)}`
  }
  const { header } = event.run
  if (header.undoes !== undefined) return `${describeRecorded(event.change)} (undo of ${header.undoes.slice(0, 8)})`
  const hash = header.users_file === null ? '' : `, hash ${header.users_file.hash.slice(0, 8)}...`
  return `${describeRecorded(event.change)} (file of ${fileOf(event.run)}${hash})`
}
