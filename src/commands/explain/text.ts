/** What `explain` says to a person. */
import { localMinute } from '../../core/report/times.js'
import { printable } from '../../core/text/printable.js'
import { detailLines, type Detail } from '../../terminal/detail-lines.js'
import { paint } from '../../terminal/paint.js'
import type { TextStyle } from '../../terminal/text-style.js'
import { planLines } from '../import/plan-text.js'
import type { ExplanationView } from './view.js'

/** The last events that are shown. */
const EVENTS = 5

/** Ends with a newline. */
export function explanationText(views: readonly ExplanationView[], style: TextStyle): string {
  return views.map((view) => textOf(view, style)).join('\n')
}

function textOf(view: ExplanationView, style: TextStyle): string {
  const name = view.person?.name ?? view.user?.name ?? 'Nobody any more'
  return [paint(style.color).bold(printable(name)), ...detailLines(detailsOf(view), style), ''].join('\n')
}

function detailsOf({ person, file, user, evidence, groups, next, pending, history }: ExplanationView): Detail[] {
  const fileOf = file.timestamp === null ? file.path : `${file.path} of ${localMinute(file.timestamp)}`
  const plan = planLines(next, {
    color: false,
    columns: 1000,
    plain: true,
    all: true,
    details: true,
    extended: 0,
    isDone: false,
  })
  return [
    {
      label: 'Users file',
      text: `${fileOf}${file.problem === null ? '' : `; the next import refuses it: ${file.problem}`}`,
    },
    {
      label: 'In the file',
      text: person === null ? 'no' : `yes, account ${person.account}${person.disabled ? ', disabled' : ''}`,
    },
    ...(person === null ? [] : [{ label: 'Source groups', text: person.source_groups.join(', ') || 'none' }]),
    { label: 'In the target', text: user === null ? 'no' : accountText(user) },
    ...(evidence === null ? [] : [{ label: 'Known by', text: evidence }]),
    ...groups.map(({ group, member, why }, index) => ({
      label: index === 0 ? 'Groups' : '',
      text: `${group}: ${member ? 'member' : 'no member'}, ${why}`,
    })),
    ...(plan.length === 0 ? ['nothing'] : plan.map((line) => line.replace(/^(?:new|changed|gone): [^,]*, /, ''))).map(
      (text, index) => ({ label: index === 0 ? 'Next import' : '', text }),
    ),
    ...pending.map(({ type, group, since }, index) => ({
      label: index === 0 ? 'Waits' : '',
      text: `${type}${group === undefined ? '' : ` ${group}`}, since ${localMinute(since)}`,
    })),
    ...history.slice(-EVENTS).map(({ time, event }, index) => ({
      label: index === 0 ? 'History' : '',
      text: `${localMinute(time)}  ${event}`,
    })),
  ]
}

function accountText({
  name,
  account,
  dn,
  enabled,
  expires,
  protected: why,
}: NonNullable<ExplanationView['user']>): string {
  const state = enabled ? 'enabled' : 'disabled'
  const end = expires === null ? 'never expires' : `expires ${localMinute(expires)}`
  const aside = why === null ? '' : `; a protected account, which is touched in no way: ${why}`
  return `${name}, account ${account}, ${state}, ${end}, ${dn}${aside}`
}
