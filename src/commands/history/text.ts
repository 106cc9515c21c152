/** What `history` says to a person. */
import { quote } from '../../core/report/values.js'
import { localMinute } from '../../core/report/times.js'
import type { Event, PersonHistory } from '../../core/journal/person.js'
import { countsOf, type RecordedRun } from '../../core/journal/runs.js'
import { describeRecorded } from '../../core/journal/sentences.js'
import { printable } from '../../core/text/printable.js'
import { compareText } from '../../core/names/names.js'
import { detailLines } from '../../terminal/detail-lines.js'
import { paint } from '../../terminal/paint.js'
import { tableLines } from '../../terminal/table.js'

export interface Style {
  color: boolean
  columns: number
}

/** More than this many runs are cut, newest kept. */
const SHOWN = 40

export function runsText(runs: readonly RecordedRun[], { color, columns, all }: Style & { all: boolean }): string {
  if (runs.length === 0) return 'No run is recorded.\n'
  const shown = all ? runs : runs.slice(-SHOWN)
  const rows = shown.map((run) => [
    run.id.slice(0, 8),
    localMinute(run.header.began),
    run.header.operator,
    fileOf(run),
    run.exitCode === null ? '?' : String(run.exitCode),
    didOf(run),
  ])
  const [heading = '', ...lines] = tableLines([['RUN', 'BEGAN', 'BY', 'FILE OF', 'EXIT', 'DID'], ...rows], columns)
  const more = runs.length === shown.length ? [] : [`and ${runs.length - shown.length} earlier runs (--all)`]
  return [paint(color).bold(heading), ...lines, ...more].join('\n') + '\n'
}

const fileOf = ({ header }: RecordedRun): string =>
  header.undoes === undefined
    ? header.users_file === null
      ? '-'
      : header.users_file.timestamp === null
        ? 'no time'
        : localMinute(header.users_file.timestamp)
    : `undo ${header.undoes.slice(0, 8)}`

/** `29 created, 60 joined; 40 pending` */
function didOf({ changes, pending, ended, error }: RecordedRun): string {
  const counts = Object.entries(countsOf(changes)).filter(([, count]) => count > 0)
  const did = counts.map(([what, count]) => `${count} ${what}`).join(', ') || 'nothing'
  const end = ended === null ? ['did not end'] : error === null ? [] : ['ended early']
  return [did, ...(pending === null || pending.length === 0 ? [] : [`${pending.length} pending`]), ...end].join('; ')
}

export function runText(run: RecordedRun, { color, columns }: Style): string {
  const chalk = paint(color)
  const { header, decisions, changes, pending } = run
  const file = header.users_file
  const details = [
    { label: 'Run', text: run.id },
    { label: 'Began', text: localMinute(header.began) },
    {
      label: 'Ended',
      text: run.ended === null ? 'it did not' : `${localMinute(run.ended)}, exit code ${run.exitCode}`,
    },
    ...(run.error === null ? [] : [{ label: 'Error', text: run.error }]),
    { label: 'By', text: `${header.operator} on ${header.host}, ad-user-sync ${header.version}` },
    { label: 'Config', text: `${header.config.path} (SHA-256 ${header.config.hash})` },
    ...(file === null
      ? []
      : [
          {
            label: 'Users file',
            text: `${file.path} of ${fileOf({ ...run, header: { ...header } })}, ${file.signed ? 'signed' : 'not signed'} (SHA-256 ${file.hash})`,
          },
        ]),
    ...(header.undoes === undefined ? [] : [{ label: 'Undoes', text: header.undoes }]),
    { label: 'Server', text: header.domain_controller ?? 'none was reached' },
    { label: 'Did', text: didOf(run) },
  ]
  const users = [...new Set(changes.map(({ change }) => change.user))].sort(compareText)
  const byUser = users.map((user) => [
    user,
    changes
      .filter(({ change }) => change.user === user)
      .map(describeRecorded)
      .join('; '),
  ])
  const decided = decisions.map(({ decision, by, through }) => [
    `${decision.accept ? 'accepted' : 'rejected'}: ${questionText(decision)}`,
    `by ${by} through ${through}, asked since ${localMinute(decision.since)}`,
  ])
  const waiting = (pending ?? []).map((question) => [questionText(question), `since ${localMinute(question.since)}`])
  const part = (heading: string, rows: string[][]) =>
    rows.length === 0
      ? []
      : [
          chalk.bold(heading),
          ...tableLines(
            rows.map(([first = '', ...rest]) => [`  ${first}`, ...rest]),
            columns,
          ),
        ]
  return (
    [
      ...detailLines(details, columns),
      ...part('Changes', byUser),
      ...part('Decisions', decided),
      ...part('Pending', waiting),
    ].join('\n') + '\n'
  )
}

const questionText = ({
  type,
  user,
  group,
  name,
}: {
  type: string
  user: string
  group?: string
  name?: string
}): string => [type, user, ...(group === undefined && name === undefined ? [] : [`(${group ?? name})`])].join(' ')

export function personText(people: readonly PersonHistory[], { color, columns }: Style): string {
  return (
    people
      .flatMap(({ name, events }) => [
        paint(color).bold(printable(name)),
        ...tableLines(
          events.map((event) => [`  ${localMinute(event.time)}`, event.run.id.slice(0, 8), eventText(event)]),
          columns,
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
  const hash = header.users_file === null ? '' : `, hash ${header.users_file.hash.slice(0, 8)}...`
  const source =
    header.undoes === undefined ? `file of ${fileOf(event.run)}${hash}` : `undo of ${header.undoes.slice(0, 8)}`
  return `${describeRecorded(event.change)} (${source})`
}
