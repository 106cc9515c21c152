/** What `status` says to a person. */
import { ageOf, type Status } from '../../core/report/status.js'
import { localMinute } from '../../core/report/times.js'
import { printable } from '../../core/text/printable.js'
import { detailLines, type Detail } from '../../terminal/detail-lines.js'
import { paint } from '../../terminal/paint.js'
import type { TextStyle } from '../../terminal/text-style.js'

/** Ends with a newline. */
export function statusText(status: Status, style: TextStyle): string {
  const { red } = paint(style.color)
  const holds = status.holds.map((sentence) => red(`! ${printable(sentence)}`))
  return [...detailLines(detailsOf(status), style), ...holds, ''].join('\n')
}

function detailsOf({ last_import: last, file, managed, pending, expiring, exceeded }: Status): Detail[] {
  const [oldest] = pending
  const ended = (code: number | null, error: string | null) =>
    code === null ? 'did not end' : `exit code ${code}${error === null ? '' : `: ${error}`}`
  return [
    {
      label: 'Last import',
      text:
        last === null
          ? 'none is recorded'
          : `${localMinute(last.began)} by ${last.by}, ${ended(last.exit_code, last.error)}`,
    },
    { label: 'Users file', text: `${file.path}, ${file.age === null ? 'of no time' : `${ageOf(file.age)} old`}` },
    ...(file.problem === null ? [] : [{ label: '', text: `the next import refuses it: ${file.problem}` }]),
    { label: 'Managed', text: `${managed.enabled} enabled, ${managed.disabled} disabled` },
    {
      label: 'Pending',
      text:
        oldest === undefined
          ? 'nothing'
          : `${pending.length}, the oldest for ${oldest.days} days: ${oldest.type} ${oldest.user}${oldest.group === undefined ? '' : ` -> ${oldest.group}`}`,
    },
    {
      label: 'Expiring',
      text: `${expiring.within_7_days} of ${expiring.of} within 7 days${expiring.all_by === null ? '' : `; all by ${localMinute(expiring.all_by)}`}, if no newer file comes`,
    },
    ...exceeded.map(({ limit, count, allowed }, index) => ({
      label: index === 0 ? 'Limits' : '',
      text: `the next import would exceed one: ${count} ${limit}, and ${allowed} are allowed`,
    })),
    ...(exceeded.length === 0 ? [{ label: 'Limits', text: 'the next import keeps them' }] : []),
  ]
}
