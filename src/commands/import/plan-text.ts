/** The plan of a dry run as a person reads it: the counts first, then one line a person. */
import type { ActionType } from '../../core/model.js'
import { compareText } from '../../core/names/names.js'
import type { PlanView } from '../../core/report/view.js'
import type { Summary } from '../../core/report/summary.js'
import { signedRows, type RowStyle, type Sign, type SignedRow } from '../../terminal/signed-rows.js'

export interface PlanStyle extends RowStyle {
  /** With values before and after. */
  details: boolean
  /** Expiration dates that move without anything else. */
  extended: number
}

type Step = PlanView['actions'][number]

/** e.g. `Plan: 29 to create, 60 to join, 12 expiration dates to extend` */
export function planCounts(summary: Summary, extended: number): string {
  const counts: [number, string][] = [
    [summary.created.length, 'to create'],
    [summary.updated.length, 'to update'],
    [summary.renamed.length, 'to rename'],
    [summary.enabled.length, 'to enable'],
    [summary.joined.length, 'to join'],
    [summary.left.length, 'to leave'],
    [summary.disabled.length, 'to deactivate'],
    [extended, extended === 1 ? 'expiration date to extend' : 'expiration dates to extend'],
  ]
  const shown = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`)
  return `Plan: ${shown.join(', ') || 'nothing to change'}`
}

/** `+` comes, `~` changes, `-` is deactivated; in that order, by name. Whose expiration date moves, and nothing else, has no line. */
export function planLines({ actions, approvals }: PlanView, style: PlanStyle): string[] {
  const told = actions.filter((step) => style.details || !isOnlyExpiration(step))
  const users = [...new Set([...told, ...approvals].map(({ user }) => user))].sort(compareText)
  const stepsOf = grouped(told)
  const questionsOf = grouped(approvals)
  const rows = users.map((user): SignedRow => {
    const steps = stepsOf.get(user) ?? []
    const parts = [
      ...steps.map((step) => IN_SHORT[step.type](step, style.details)),
      ...(questionsOf.get(user)?.map(questionText) ?? []),
    ]
    return { sign: signOf(steps), cells: [user, parts.filter(Boolean).join('; ')] }
  })
  const order: readonly Sign[] = ['+', '~', '-']
  return signedRows(
    order.flatMap((sign) => rows.filter((row) => row.sign === sign)),
    style,
  )
}

/** A kind of action that lacks here does not compile. */
const IN_SHORT: { readonly [T in ActionType]: (step: Step, details: boolean) => string } = {
  create: (step, details) => `create as ${text(step.after?.['sAMAccountName'])}${details ? `: ${values(step)}` : ''}`,
  update: (step, details) => (details ? values(step) : Object.keys(step.after ?? {}).join(', ')),
  rename: ({ before }) => `rename from ${text(before?.['cn'])}`,
  disable: ({ description }) => `deactivate${description.slice(description.lastIndexOf(', which'))}`,
  enable: ({ description }) => `enable${description.slice(description.lastIndexOf(' with '))}`,
  join: ({ group }) => `+ ${group}`,
  leave: ({ group }) => `- ${group}`,
  'take-over': ({ description }) => description,
}

const signOf = (steps: readonly Step[]): Sign =>
  steps.some(({ type }) => type === 'create' || type === 'take-over')
    ? '+'
    : steps.some(({ type }) => type === 'disable')
      ? '-'
      : '~'

const DECIDED = { accept: 'approved', reject: 'rejected' } as const

function questionText({ type, group, decision }: PlanView['approvals'][number]): string {
  const what = group === undefined ? type : `${type} ${group}`
  return decision === null ? `[approval: ${what}]` : `${DECIDED[decision]}: ${what}`
}

const isOnlyExpiration = ({ type, after }: Step): boolean =>
  type === 'update' && Object.keys(after ?? {}).every((name) => name === 'accountExpires')

/** Each attribute; where something was, with what it was. */
function values({ before, after = {} }: Step): string {
  return Object.entries(after)
    .map(([name, value]) =>
      before === undefined ? `${name} ${text(value)}` : `${name} ${text(before[name])} -> ${text(value)}`,
    )
    .join(', ')
}

const LONGEST = 80

/** A photograph would push out all else. */
function text(value: unknown): string {
  if (value === null || value === undefined) return '(none)'
  const shown = JSON.stringify(value)
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST)}...` : shown
}

function grouped<T extends { user: string }>(items: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(item.user, [...(groups.get(item.user) ?? []), item])
  return groups
}
