/** The plan of a dry run as a person reads it: the counts first, then one line a person. */
import { groupedBy } from '../core/grouped-by.js'
import type { ActionType } from '../core/model.js'
import type { MembershipList, UserList } from '../core/report/actions.js'
import { compareText } from '../core/names/names.js'
import { howMany } from '../core/text/how-many.js'
import type { PlanView } from '../core/report/plan-view.js'
import type { Summary } from '../core/report/summary.js'
import { signedRows, type RowStyle, type Sign, type SignedRow } from '../terminal/signed-rows.js'

export interface PlanStyle extends RowStyle {
  /** With values before and after. */
  details: boolean
  /** Expiration dates that move without anything else. */
  extended: number
  /** Whether it was done: the verbs are in the past. */
  isDone: boolean
}

type Step = PlanView['actions'][number]

/** The list of the summary that a count is of, or the dates that move without anything else. */
type CountedList = UserList | MembershipList | 'extended'

/** What a plan says of a count, and what a run says that did it. */
const COUNTS: { readonly [C in CountedList]: readonly [planned: string, done: string] } = {
  created: ['to create', 'created'],
  updated: ['to update', 'updated'],
  renamed: ['to rename', 'renamed'],
  enabled: ['to enable', 'enabled'],
  joined: ['to join', 'joined'],
  left: ['to leave', 'left'],
  disabled: ['to deactivate', 'deactivated'],
  extended: ['expiration dates to extend', 'expiration dates extended'],
}

/**
 * e.g. `Plan: 29 to create, 60 to join, 12 expiration dates to extend`; `Done: 29 created, 60
 * joined`
 */
export function planCounts(summary: Summary, extended: number, isDone: boolean): string {
  const counts = (Object.keys(COUNTS) as CountedList[]).map(
    (what) => [what === 'extended' ? extended : summary[what].length, COUNTS[what][isDone ? 1 : 0]] as const,
  )
  const shown = counts
    .filter(([count]) => count > 0)
    .map(([count, what]) => howMany(count, what.replace('dates', 'date'), what))
  return `${isDone ? 'Done' : 'Plan'}: ${shown.join(', ') || 'nothing to change'}`
}

/**
 * `+` comes, `~` changes, `-` is deactivated, and then who only waits for an approval; in that
 * order, by name. Whose expiration date moves, and nothing else, has no line.
 */
export function planLines({ actions, approvals }: PlanView, style: PlanStyle): string[] {
  const told = actions.filter((step) => style.details || !isOnlyExpiration(step))
  const users = [...new Set([...told, ...approvals].map(({ user }) => user))].sort(compareText)
  const stepsOf = groupedBy(told, ({ user }) => user)
  const questionsOf = groupedBy(approvals, ({ user }) => user)
  const rows = users.map((user): SignedRow => {
    const steps = stepsOf.get(user) ?? []
    const questions = questionsOf.get(user) ?? []
    const parts = [...stepTexts(steps, style), ...approvalTexts(questions)]
    const waits = steps.length === 0 && questions.every(({ decision }) => decision !== 'accept')
    return { sign: signOf(steps), cells: [user, parts.join('; ')], waits }
  })
  const order: readonly Sign[] = ['+', '~', '-']
  const doing = order.flatMap((sign) => rows.filter((row) => row.sign === sign && row.waits !== true))
  return signedRows([...doing, ...rows.filter(({ waits }) => waits)], style)
}

/** The groups that somebody joins are one text, and so are those that somebody leaves. */
function stepTexts(steps: readonly Step[], telling: Telling): string[] {
  const groupsOf = (wanted: ActionType) => steps.filter(({ type }) => type === wanted).map(({ group }) => group)
  const seen = new Set<ActionType>()
  return steps
    .flatMap((step) => {
      const { type } = step
      if (type !== 'join' && type !== 'leave') return [IN_SHORT[type](step, telling)]
      if (seen.has(type)) return []
      seen.add(type)
      return [`${type === 'join' ? '+' : '-'} ${groupsOf(type).join(', ')}`]
    })
    .filter(Boolean)
}

type Telling = Pick<PlanStyle, 'details' | 'isDone'>

/** A kind of action that lacks here does not compile. */
const IN_SHORT: {
  readonly [T in Exclude<ActionType, 'join' | 'leave'>]: (step: Step, telling: Telling) => string
} = {
  create: (step, { details, isDone }) =>
    `${isDone ? 'created' : 'create'} as ${plannedValue(step.after?.['sAMAccountName'])}${details ? `: ${plannedValues(step)}` : ''}`,
  update: (step, { details }) => (details ? plannedValues(step) : Object.keys(step.after ?? {}).join(', ')),
  rename: ({ before }, { isDone }) => `${isDone ? 'renamed' : 'rename'} from ${plannedValue(before?.['cn'])}`,
  disable: ({ why }, { isDone }) => `${isDone ? 'deactivated' : 'deactivate'}${why === undefined ? '' : `: ${why}`}`,
  enable: ({ password }, { isDone }) =>
    `${isDone ? 'enabled' : 'enable'} with ${password === 'kept' ? 'the password that it has' : 'a new password'}`,
  'take-over': ({ before, after }, { details, isDone }) =>
    `${isDone ? 'taken' : 'take'} over from ${asText(before?.['dn'])}${details ? `, into ${asText(after?.['path'])}` : ''}`,
}

const signOf = (steps: readonly Step[]): Sign =>
  steps.some(({ type }) => type === 'create' || type === 'take-over')
    ? '+'
    : steps.some(({ type }) => type === 'disable')
      ? '-'
      : '~'

const DECIDED = { accept: 'approved', reject: 'rejected' } as const

/** e.g. `[approval: enable, join VPN Access]`, `approved: join Sales` */
function approvalTexts(approvals: readonly PlanView['approvals'][number][]): string[] {
  const decisions = [null, 'accept', 'reject'] as const
  return decisions.flatMap((decision) => {
    const texts = approvals
      .filter((approval) => approval.decision === decision)
      .map(({ type, group }) => (group === undefined ? type : `${type} ${group}`))
    if (texts.length === 0) return []
    return [decision === null ? `[approval: ${texts.join(', ')}]` : `${DECIDED[decision]}: ${texts.join(', ')}`]
  })
}

const isOnlyExpiration = ({ type, after }: Step): boolean =>
  type === 'update' && Object.keys(after ?? {}).every((name) => name === 'accountExpires')

/** Each attribute; where something was, with what it was. */
function plannedValues({ before, after = {} }: Step): string {
  return Object.entries(after)
    .map(([name, value]) =>
      before === undefined
        ? `${name} ${plannedValue(value)}`
        : `${name} ${plannedValue(before[name])} -> ${plannedValue(value)}`,
    )
    .join(', ')
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : '?')

const LONGEST = 80

/** A photograph would push out all else. */
function plannedValue(value: unknown): string {
  if (value === null || value === undefined) return '(none)'
  const shown = JSON.stringify(value)
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST)}...` : shown
}
