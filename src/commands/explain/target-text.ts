/** What `explain` says of a person of the target's side. */
import { localMinute } from '../../core/report/times.js'
import type { Explanation, ExplainedApproval } from '../../core/report/explanation.js'
import { printable } from '../../core/text/printable.js'
import { detailLines, wrappedIn, type Detail } from '../../terminal/detail-lines.js'
import { paint } from '../../terminal/paint.js'
import type { TextStyle } from '../../terminal/text-style.js'
import { planLines } from '../../run/plan-text.js'

export interface FileView {
  path: string
  timestamp: string | null
  /** false: it is missing or invalid. */
  is_read: boolean
  /** Why an import refuses it; null: it does not. */
  refused: string | null
  /** The limits that stop an import of it, for whatever reason. */
  exceeded: readonly string[]
}

/** Ends with a newline. */
export function targetText(people: readonly Explanation[], file: FileView, style: TextStyle): string {
  const parts = people.map((one) => [
    paint(style.color).bold(printable(personHeading(one))),
    ...detailLines(
      [...explanationDetails(one, file), ...groupDetails(one), ...one.approvals.map(questionDetail)],
      style,
    ),
    ...nextLines(one, file, style),
  ])
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

const personHeading = ({ file, target, user }: Explanation): string =>
  `${file?.cn ?? user} (${file?.account ?? target?.account ?? '?'})`

function explanationDetails({ file: person, target, evidence, disabled, user }: Explanation, file: FileView): Detail[] {
  const account = target && `${target.dn} (${target.account}), ${target.enabled ? 'enabled' : 'disabled'}`
  const expires = target === null ? null : target.expires === null ? 'never' : localMinute(target.expires)
  const details: readonly (readonly [label: string, text: string | null])[] = [
    ['Users file', `${fileText(file)}: ${person === null ? 'not in it' : inFile(person)}`],
    ['Refused', file.refused],
    ['Target', account ?? `no account; it would be "${user}"`],
    ['Known by', evidence],
    ['Disabled', disabled],
    ['Expires', expires],
  ]
  return details.flatMap(([label, text]) => (text === null ? [] : [{ label, text }]))
}

function fileText({ is_read, timestamp }: FileView): string {
  if (!is_read) return 'none that can be used'
  return timestamp === null ? 'of no time' : `of ${localMinute(timestamp)}`
}

const inFile = ({ disabled, groups }: NonNullable<Explanation['file']>): string =>
  `present${disabled ? ', disabled' : ''}; groups ${groups.join(', ') || 'none'}`

/** Those that nothing speaks for have one line. */
function groupDetails({ groups }: Explanation): Detail[] {
  const isTold = ({ member, sources }: Explanation['groups'][number]) => member || sources.length > 0
  const others = groups.filter((one) => !isTold(one))
  const told = groups
    .filter(isTold)
    .map(({ group, member, why }) => ({ label: 'Group', text: `${group}: ${member ? 'yes' : 'no'}, ${why}` }))
  const [first] = others
  if (first === undefined) return told
  return [...told, { label: 'Not in', text: `${others.map(({ group }) => group).join(', ')}: ${first.why}` }]
}

function questionDetail({ type, group, reason, pending_since: since, rejected }: ExplainedApproval): Detail {
  const state =
    rejected === null
      ? since === null
        ? 'not asked yet'
        : `pending since ${localMinute(since)}`
      : `rejected ${rejected.at === '' ? '' : localMinute(rejected.at)}${rejected.by === null ? '' : ` by ${rejected.by}`}; resolutions forget takes it back`
  return { label: 'Approval', text: `${type}${group === undefined ? '' : ` ${group}`}: ${state} (${reason})` }
}

function nextLines({ next_import: next, file }: Explanation, view: FileView, style: TextStyle): string[] {
  if (next === null) return wrappedIn(style, 'The next import would do nothing: it has no users file.')
  const lines = planLines(next, { ...style, details: true, all: true, rest: null, extended: 0, isDone: false })
  const failed = next.failures.flatMap(({ action, error }) => wrappedIn(style, `! ${action}: ${printable(error)}`))
  const why = file?.disabled === true ? ', for the users file has the person as disabled' : ''
  const start =
    view.refused !== null
      ? 'The next import refuses the users file. If it took it, it would'
      : view.exceeded.length > 0
        ? `The next import stops at a limit (${view.exceeded.join(', ')}). If it did not, it would`
        : 'The next import would'
  if (lines.length + failed.length === 0) return wrappedIn(style, `${start} change nothing here${why}.`)
  return [...wrappedIn(style, `${start}:`), ...lines, ...failed]
}
