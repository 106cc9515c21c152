/**
 * One person of the target's side, explained: who it is, in which groups, what waits, what comes
 * next, and why. Pure.
 */
import type { Resolution } from '../decisions/resolution.js'
import { entriesAbout, keysOf } from '../decisions/resolution.js'
import { guidOfChange, questionKey, type RecordedRun } from '../journal/runs.js'
import type { Subject } from '../model.js'
import type { PlanContext } from '../plan/context.js'
import type { Identity } from '../plan/identify.js'
import type { Proof } from '../plan/evidence.js'
import { fileTimeToIso } from '../values/file-time.js'
import { groupStates, type GroupState } from './group-states.js'
import { localMinute } from './times.js'
import type { Somebody } from './somebody.js'
import { planView, type PlanView, type Preview } from './plan-view.js'

/** All that is known of the next import and of the runs before. */
export interface KnownFacts {
  context: PlanContext
  /** null: there is no users file that could be imported. */
  next: (Preview & { identity: Identity }) | null
  rejections: readonly Resolution[]
  /** Oldest first. */
  runs: readonly RecordedRun[]
  /** ISO 8601 UTC by questionKey. */
  since: ReadonlyMap<string, string>
}

export interface ExplainedApproval {
  type: string
  group?: string
  reason: string
  /** When it was asked first; null: no run has asked yet. */
  pending_since: string | null
  /** null: it is not rejected. `by`: null where the journal does not say. */
  rejected: { at: string; by: string | null } | null
}

export interface Explanation {
  /** Common name in the target. */
  user: string
  file: { cn: string; account: string; disabled: boolean; groups: readonly string[] } | null
  target: { dn: string; name: string; account: string; guid: string; enabled: boolean; expires: string | null } | null
  evidence: string | null
  disabled: string | null
  groups: GroupState[]
  approvals: ExplainedApproval[]
  next_import: PlanView | null
}

/** Completes "it is this person by …". A kind that lacks here does not compile. */
const EVIDENCE: { readonly [P in Proof]: string } = {
  anchor: 'the anchor',
  'new name': 'the account that an earlier run created under another name',
  'name and account': 'the common name and the account name',
  name: 'the common name, which nobody else of the file has',
  suffix: 'a suffix of the common name',
  order: "the common name, and the file's order among people of that name",
}

export function explainSomebody(somebody: Somebody, known: KnownFacts): Explanation {
  const { person, user, by } = somebody
  const isOf = ({ subject }: { subject: Subject }) =>
    subject.kind === 'new' ? subject.key === person?.key : subject.guid === user?.guid
  const next = known.next === null ? null : partOf(known.next, somebody, known.context, isOf)
  const approvals = next?.approvals ?? []
  return {
    user: nameIn(somebody, known),
    file: person && {
      cn: person.cn,
      account: person.sAMAccountName,
      disabled: person.disabled,
      groups: person.memberOf,
    },
    target: user && {
      dn: user.dn,
      name: user.name,
      account: user.sAMAccountName,
      guid: user.guid,
      enabled: user.enabled,
      expires: fileTimeToIso(user.accountExpires),
    },
    evidence: by === null ? guessOf(somebody, known) : EVIDENCE[by],
    disabled: user === null || user.enabled ? null : disabledSince(user.guid, known.runs),
    groups: groupStates(somebody, known.context, next),
    approvals: approvals.map((item) => explainedQuestion(item, known)),
    next_import: next && planView(next),
  }
}

function nameIn(somebody: Somebody, { context, next }: KnownFacts): string {
  const { person, user } = somebody
  const planned = next === null ? undefined : plannedName(somebody, next.identity)
  return user?.name ?? planned ?? `${context.settings.prefix}${person?.cn ?? ''}`
}

/** The common name that the person gets or keeps; undefined: none. */
const plannedName = ({ person }: Somebody, { kept, newcomers }: Identity): string | undefined =>
  person === null ? undefined : (kept.get(person) ?? newcomers.find((one) => one.person === person)?.names.name)

function partOf(
  next: Preview & { identity: Identity },
  somebody: Somebody,
  { settings }: PlanContext,
  isOf: (item: { subject: Subject }) => boolean,
): Preview {
  const { person, user } = somebody
  const planned = plannedName(somebody, next.identity)
  // A failure is known by name only: a namesake's is another's.
  const names = new Set([user?.name, planned ?? (person === null ? undefined : settings.prefix + person.cn)])
  return {
    actions: next.actions.filter(isOf),
    approvals: next.approvals.filter(({ approval }) => isOf(approval)),
    failures: next.failures.filter((failure) => names.has(failure.user)),
  }
}

function guessOf({ person, user }: Somebody, { next }: KnownFacts): string | null {
  const guess = next?.identity.matching.guesses.find((one) => one.person === person || one.user === user)
  if (guess === undefined) return null
  return `only ${guess.evidence} speaks for ${guess.person.cn} being ${guess.user.dn}: it needs a decision`
}

/** What the journal knows of it. */
function disabledSince(guid: string, runs: readonly RecordedRun[]): string {
  const states = ['create', 'enable', 'disable']
  const last = runs
    .flatMap((run) => run.changes.map((change) => ({ run, ...change, guid: guidOfChange(change) })))
    .findLast((one) => one.guid === guid && one.outcome?.error === null && states.includes(one.change.type))
  if (last?.change.type === 'disable')
    return `since ${localMinute(last.time)} by this tool: ${last.change.why ?? 'it does not say'}`
  if (last?.change.type === 'create')
    return `since ${localMinute(last.time)}, when this tool created it; it was never enabled`
  return 'not by this tool, as far as its journal goes'
}

function explainedQuestion({ approval, decision }: Preview['approvals'][number], known: KnownFacts): ExplainedApproval {
  const keys = keysOf(approval)
  const key = questionKey(keys)
  const entry = decision === 'reject' ? entriesAbout(known.rejections, approval).at(-1) : undefined
  const said = known.runs
    .flatMap(({ decisions }) => decisions)
    .findLast(({ decision: one }) => !one.accept && questionKey(one) === key)
  const at = entry?.timestamp ?? said?.time ?? null
  return {
    type: approval.type,
    ...(keys.group !== undefined && { group: keys.group }),
    reason: approval.reason,
    pending_since: decision === null ? (known.since.get(key) ?? null) : null,
    rejected: decision === 'reject' ? { at: at ?? '', by: said?.by ?? null } : null,
  }
}
