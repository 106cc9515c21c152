/** What `status` says to a person. */
import { EXIT_CODES } from '../../errors.js'
import type { Status } from '../../core/report/status.js'
import { ageOf, localMinute } from '../../core/report/times.js'
import { printable } from '../../core/text/printable.js'
import { howMany } from '../../core/text/how-many.js'
import { detailLines, wrappedIn, type Detail } from '../../terminal/detail-lines.js'
import { paint } from '../../terminal/paint.js'
import type { TextStyle } from '../../terminal/text-style.js'
import { briefId } from '../../core/text/brief-id.js'

/** Ends with a newline. @param held what of --fail-on holds */
export function statusText(status: Status, held: readonly { holds: string }[], style: TextStyle): string {
  const failed = held
    .flatMap(({ holds }) => wrappedIn(style, printable(`Fails: ${holds}`)))
    .map((line) => paint(style.color).red(line))
  return `${[...detailLines(statusDetails(status), style), ...failed].join('\n')}\n`
}

function statusDetails(status: Status): Detail[] {
  const { managed, held_files: held, users_file_refused: refused } = status
  return [
    { label: 'Last import', text: lastText(status) },
    ...(refused === null ? [] : [{ label: 'Next file', text: `refused: ${refused}` }]),
    ...held.map(({ hash, run }) => ({
      label: 'Held file',
      text: `hash ${briefId(hash)}..., of run ${briefId(run)}, which was undone`,
    })),
    { label: 'Managed', text: `${managed.enabled} enabled, ${managed.disabled} disabled` },
    { label: 'Pending', text: pendingText(status) },
    { label: 'Expiring', text: expiringText(status) },
    { label: 'Limits', text: limitsText(status) },
  ]
}

function lastText(status: Status): string {
  const { last_import: last } = status
  if (last === null) return 'none is recorded'
  const end = last.exit_code === null ? 'it did not end' : last.exit_code === 0 ? 'ok' : `exit code ${last.exit_code}`
  const age = last.file_age_seconds
  const file = age === null ? 'the file imported last says no time' : `the file imported last is ${ageOf(age)} old`
  return [localMinute(last.began), end, file, ...errorText(last, status)].join(', ')
}

/** Not what another line says: the limits and the refused file have one of their own. */
function errorText({ error, exit_code: code }: NonNullable<Status['last_import']>, status: Status): string[] {
  if (error === null || error === status.users_file_refused) return []
  return [code === EXIT_CODES.limit.code ? EXIT_CODES.limit.meaning : error]
}

function pendingText({ pending }: Status): string {
  const [oldest] = pending
  if (oldest === undefined) return 'none'
  const about = oldest.group === undefined ? '' : ` -> ${oldest.group}`
  return `${pending.length} (oldest ${daysText(oldest.days)}: ${oldest.type} ${oldest.user}${about})`
}

const daysText = (days: number): string => (days === 0 ? 'of today' : howMany(days, 'day'))

function expiringText({ expiring: { within_7_days: soon, enabled, last, never } }: Status): string {
  const all = last === null ? '' : `; all by ${localMinute(last)} if no newer file comes`
  const others = never === 0 ? '' : ` (${never} never)`
  return `${soon} of ${enabled} enabled within 7 days${all}${others}`
}

function limitsText({ exceeded }: Status): string {
  if (exceeded.length === 0) return 'the next import exceeds none'
  return exceeded
    .map(({ limit, attribute, group, count, allowed }) => {
      const part = attribute ?? group
      return `${limit}${part === undefined ? '' : ` of ${part}`}: ${count} would exceed ${allowed}`
    })
    .join('; ')
}
