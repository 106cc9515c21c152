/** What `history RUN` says to a person. */
import type { Question } from '../../generated/journal.js'
import { localMinute } from '../../core/report/times.js'
import { compareText } from '../../core/names/names.js'
import type { RecordedRun } from '../../core/journal/runs.js'
import { describeTogether } from '../../core/journal/sentences.js'
import { groupedBy } from '../../core/grouped-by.js'
import { printable } from '../../core/text/printable.js'
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
    ...decisionsOf(run).flatMap(({ heading, rows }) => part(heading, rows)),
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
  const byUser = groupedBy(changes, ({ change }) => change.user)
  return [...byUser]
    .sort(([a], [b]) => compareText(a, b))
    .map(([user, theirs]) => [user, describeTogether(theirs).join('; ')])
}

/** A part for each who decided, and through what: mostly that is one for all. */
const decisionsOf = ({ decisions }: RecordedRun): { heading: string; rows: string[][] }[] =>
  [...groupedBy(decisions, ({ by, through }) => `Decisions of ${by} through ${through}`)].map(([heading, theirs]) => ({
    heading: printable(heading),
    rows: theirs.map(({ decision }) => [
      `${decision.accept ? 'accepted' : 'rejected'}: ${recordedQuestionText(decision)}`,
      `since ${localMinute(decision.since)}`,
    ]),
  }))

const pendingOf = ({ pending }: RecordedRun): string[][] =>
  (pending ?? []).map((question) => [recordedQuestionText(question), `since ${localMinute(question.since)}`])

function recordedQuestionText({ type, user, group, name }: Question): string {
  const about = group ?? name
  return about === undefined ? `${type} ${user}` : `${type} ${user} (${about})`
}
