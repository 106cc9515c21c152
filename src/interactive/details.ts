/**
 * The facts that a decision about an approval needs, as labelled text.
 */
import type { DisabledHere } from '../core/journal/disabled.js'
import { APPROVALS } from '../core/report/approvals.js'
import { localMinute } from '../core/report/times.js'
import { briefValuesText } from '../core/report/values.js'
import { parentDn } from '../core/names/distinguished-name.js'
import { fileTimeToIso } from '../core/values/file-time.js'
import { groupOf, type Approval, type ManagedUser, type NameConflict } from '../core/model.js'
import type { Plan } from '../core/plan/plan.js'
import { takeOverCandidate, type NameApproval } from '../core/plan/resolve-name.js'
import type { Person } from '../core/person.js'
import type { KeptPassword } from '../core/safety/kept-password.js'
import { attributeKey } from '../core/values/attribute-key.js'
import type { Detail } from '../terminal/detail-lines.js'
import type { Performed } from '../workflow/ledger.js'
import { briefId } from '../core/text/brief-id.js'

export const titleOf = ({ type }: Pick<Approval, 'type'>): string => APPROVALS[type].title

/** One line for lists: `join "P Anna Meyer", group Admins`. */
export function headlineOf(approval: Approval): string {
  const what = `${approval.type} "${approval.user}"`
  const group = groupOf(approval)
  if (group !== null) return `${what}, group ${group.name}`
  return approval.type === 'name' ? `${what}, wanted account ${approval.wanted.sAMAccountName}` : what
}

/** Whether what was accepted was done, be it in part: it is not asked about again. */
export const isDone = ({ error, result }: Performed): boolean => error === null || result !== undefined

/** What became of an accepted approval, and what not. */
export function outcomeLine({ approval, error, result }: Performed): string {
  if (error === null) return `Done: ${doneLine(approval, result)}.`
  return result === undefined
    ? `Not done: ${headlineOf(approval)}: ${error}`
    : `Done in part: ${doneLine(approval, result)}, but: ${error}`
}

/**
 * What came of it, as in `"P Anna Meyer" joined Admins`.
 * @param result where the approval does not say it
 */
function doneLine(approval: Approval, result: string | undefined): string {
  return `"${approval.user}" ${result ?? APPROVALS[approval.type].done(groupOf(approval)?.name ?? '')}`
}

/**
 * @param account as it is now; undefined when it does not exist yet
 * @param error why it failed when it was accepted before
 */
export function approvalDetails(
  approval: Approval,
  plan: Plan,
  account: ManagedUser | undefined,
  error?: string,
): Detail[] {
  const group = groupOf(approval)
  return [
    { label: 'User', text: approval.user },
    ...sourceDetails(approval.person),
    ...(account === undefined ? [] : accountDetails(account, plan)),
    ...(approval.type === 'enable'
      ? disabledDetails(approval.kept, plan.context.disabledHere.get(account?.guid ?? ''))
      : []),
    ...(group === null ? [] : [{ label: 'Group', text: group.dn }]),
    ...(approval.type === 'name' ? nameDetails(approval, plan) : []),
    // Last: the lines above may have scrolled off a small screen.
    { label: 'Why', text: approval.reason },
    ...(error === undefined ? [] : [{ label: 'Failed', text: error }]),
  ]
}

/** @param disabled undefined: nothing is known of it */
function disabledDetails(kept: KeptPassword, disabled: DisabledHere | undefined): Detail[] {
  if (disabled === undefined) return []
  const password =
    'refused' in kept
      ? `needs a new one: ${kept.refused}`
      : 'can be kept: untouched since this tool disabled the account'
  return [
    { label: 'Disabled', text: describeDisabled(disabled) },
    { label: 'Password', text: password },
  ]
}

/** e.g. `2026-11-25 03:00 by run 3f2a9c11: no longer in the users file`. */
const describeDisabled = ({ run, time, why, unanswered }: DisabledHere): string =>
  `${unanswered ? 'perhaps ' : ''}${localMinute(time)} by run ${briefId(run)}${why === null ? '' : `: ${why}`}`

/** Attributes by which people know one another. The others are in the users file. */
const WELL_KNOWN = new Set(['displayname', 'title', 'department', 'company', 'mail'])
const wellKnownOf = (person: Person): [string, string][] =>
  [...person.attributes].flatMap(([name, value]) =>
    WELL_KNOWN.has(attributeKey(name)) && typeof value === 'string' && value !== '' ? [[name, value]] : [],
  )

function sourceDetails(person: Person | null): Detail[] {
  if (person === null) return [{ label: 'Source', text: 'no longer in the users file' }]
  const about = wellKnownOf(person)
    .filter(([, value]) => value !== person.cn)
    .map(([name, value]) => `${name} ${value}`)
  return [
    { label: 'Source', text: [`account ${person.sAMAccountName}`, `name ${person.cn}`, ...about].join(', ') },
    { label: 'Source groups', text: person.memberOf.join('; ') || 'none' },
  ]
}

function accountDetails(
  { dn, sAMAccountName, enabled, accountExpires, memberOf, protection }: ManagedUser,
  { context }: Plan,
): Detail[] {
  const groups = context.mappedGroups.filter((key) => memberOf.has(key)).map((key) => context.groups.get(key)!.name)
  const state = `${enabled ? 'enabled' : 'disabled'}, expires ${localMinute(fileTimeToIso(accountExpires) ?? 'never')}`
  return [
    { label: 'Account', text: `${sAMAccountName}, ${state}, in ${parentDn(dn)}` },
    { label: 'Is in', text: groups.join(', ') || 'no mapped group' },
    // Of one that was protected then, nothing is asked.
    ...(protection === null
      ? []
      : [{ label: 'Protected', text: `${protection}; the next import touches it in no way: reject or skip this` }]),
  ]
}

function nameDetails(approval: NameApproval, { context }: Plan): Detail[] {
  const { wanted, attributes, conflicts } = approval
  // Values that the source shows are not shown again.
  const shown = new Set(wellKnownOf(approval.person).map(([name]) => attributeKey(name)))
  const values = Object.entries(attributes)
    .filter(
      ([name]) =>
        name !== context.settings.anchorAttribute && name !== 'accountExpires' && !shown.has(attributeKey(name)),
    )
    .map(([name, tagged]) => `${name} ${briefValuesText(name, tagged)}`)
  const names = [`sAMAccountName ${wanted.sAMAccountName}`, `userPrincipalName ${wanted.userPrincipalName}`]
  const candidate = takeOverCandidate(approval)
  const takeOver =
    'refused' in candidate
      ? `refused: ${candidate.refused}`
      : 'allowed: an ordinary account that belongs to nobody else in the file'
  return [
    { label: 'Wanted', text: [...names, ...values].join(', ') },
    ...holdersOf(conflicts),
    { label: 'Take over', text: takeOver },
  ]
}

/** Each object once, with its names. */
function holdersOf(conflicts: readonly NameConflict[]): Detail[] {
  const texts = conflicts.map(({ by }) => {
    if (by === null) return 'an object that the domain controller does not name'
    if ('person' in by) return `${by.person}, another person of the users file`
    const state = `${by.enabled ? 'enabled' : 'disabled'}, ${by.managed ? 'managed' : 'not managed'}`
    const { sAMAccountName: account, displayName } = by
    const names = [account && `account ${account}`, displayName && `display name ${displayName}`].filter(Boolean)
    return `${by.objectClass} ${by.name} (${[...names, state].join(', ')}) in ${parentDn(by.dn)}`
  })
  return [...new Set(texts)].map((text) => ({ label: 'Taken by', text }))
}
