/** What `history RUN` says to a person. */
import type { Question } from '../../generated/journal.js'
import { localMinute } from '../../core/report/times.js'
import { compareText } from '../../core/names/names.js'
import type { RecordedRun } from '../../core/journal/runs.js'
import { describeRecorded } from '../../core/journal/sentences.js'
import { detailLines, type Detail } from '../../terminal/detail-lines.js'
import { paint } from '../../terminal/paint.js'
import { tableLines } from '../../terminal/table.js'
import type { TextStyle } from '../../terminal/text-style.js'
import { didOf, fileOf } from './text.js'

/** More than this many of a part are cut. */
const SHOWN = 40

export function runText(run: RecordedRun, style: TextStyle & { all: boolean }): string {
  const part = (heading: string, rows: readonly (readonly string[])[]): string[] => {
    if (rows.length === 0) return []
    const shown = style.all ? rows : rows.slice(0, SHOWN)
    const indented = shown.map(([first = '', ...rest]) => [`  ${first}`, ...rest])
    const more = rows.length === shown.length ? [] : [`  and ${rows.length - shown.length} more (--all)`]
    return [paint(style.color).bold(heading), ...tableLines(indented, style), ...more]
  }
  const lines = [
    ...detailLines(runDetails(run), style),
    ...part('Changes', changesByUser(run)),
    ...part('Decisions', decisionsOf(run)),
    ...part('Pending', pendingOf(run)),
  ]
  return `${lines.join('\n')}\n`
}

function runDetails(run: RecordedRun): Detail[] {
  const { header } = run
  const file = header.users_file
  const ended = run.ended === null ? 'it did not' : `${localMinute(run.ended)}, exit code ${run.exitCode}`
  const details: readonly (readonly [label: string, text: string | null])[] = [
    ['Run', run.id],
    ['Began', localMinute(header.began)],
    ['Ended', ended],
    ['Error', run.error],
    ['Undoes', header.undoes ?? null],
    ['By', `${header.operator} on ${header.host}, ad-user-sync ${header.version}`],
    ['Config', `${header.config.path} (SHA-256 ${header.config.hash})`],
    [
      'Users file',
      file && `${file.path} of ${fileOf(run)}, ${file.signed ? 'signed' : 'not signed'} (SHA-256 ${file.hash})`,
    ],
    ['Server', header.domain_controller ?? 'none was reached'],
    ['Did', didOf(run)],
  ]
  return details.flatMap(([label, text]) => (text === null ? [] : [{ label, text }]))
}

function changesByUser({ changes }: RecordedRun): string[][] {
  const byUser = new Map<string, string[]>()
  for (const change of changes) {
    const { user } = change.change
    const sentences = byUser.get(user)
    if (sentences === undefined) byUser.set(user, [describeRecorded(change)])
    else sentences.push(describeRecorded(change))
  }
  return [...byUser].sort(([a], [b]) => compareText(a, b)).map(([user, sentences]) => [user, sentences.join('; ')])
}

const decisionsOf = ({ decisions }: RecordedRun): string[][] =>
  decisions.map(({ decision, by, through }) => [
    `${decision.accept ? 'accepted' : 'rejected'}: ${recordedQuestionText(decision)}`,
    `by ${by} through ${through}, asked since ${localMinute(decision.since)}`,
  ])

const pendingOf = ({ pending }: RecordedRun): string[][] =>
  (pending ?? []).map((question) => [recordedQuestionText(question), `since ${localMinute(question.since)}`])

function recordedQuestionText({ type, user, group, name }: Question): string {
  const about = group ?? name
  return about === undefined ? `${type} ${user}` : `${type} ${user} (${about})`
}
