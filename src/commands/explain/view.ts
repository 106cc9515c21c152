/** What is told of one person, as data. */
import type { Event } from '../../core/journal/person.js'
import { describeRecorded } from '../../core/journal/sentences.js'
import { evidenceOf, groupsOf, planOf, type GroupMembership, type Subject } from '../../core/report/explanation.js'
import type { PlanView } from '../../core/report/view.js'
import { fileTimeToIso } from '../../core/values/file-time.js'
import { spellingKey } from '../../core/names/names.js'
import type { Ahead } from '../import/look-ahead.js'

/** A person, and what the record has of it; oldest first. */
export interface Explained {
  subject: Subject
  history: readonly Event[]
}

export interface ExplanationView {
  person: { name: string; account: string; disabled: boolean; source_groups: readonly string[] } | null
  /** Of the users file; a problem: the next import would refuse it. */
  file: { path: string; timestamp: string | null; problem: string | null }
  user: {
    name: string
    account: string
    dn: string
    enabled: boolean
    expires: string | null
    protected: string | null
  } | null
  /** By what the account is known to be that person's. */
  evidence: string | null
  groups: readonly GroupMembership[]
  next: PlanView
  /** Approvals that wait since a time, ISO 8601. */
  pending: { type: string; group?: string; since: string }[]
  history: { time: string; run: string; event: string }[]
}

export function explanationView(ahead: Ahead, { subject, history }: Explained): ExplanationView {
  const { people, rehearsal, decisions, file, problem, settings, runs } = ahead
  const { person, user } = subject
  const next = planOf(rehearsal.preview, subject)
  const about = rehearsal.preview.approvals.filter(({ approval }) => approval.user === next.approvals[0]?.user)
  const name = user?.name ?? (person === null ? '' : settings.prefix + person.cn)
  const asked = runs.findLast((run) => run.pending !== null)?.pending ?? []
  return {
    person: person && {
      name: person.cn,
      account: person.sAMAccountName,
      disabled: person.disabled,
      source_groups: person.memberOf,
    },
    file: { path: settings.inputFile, timestamp: file?.timestamp ?? null, problem },
    user: user && {
      name: user.name,
      account: user.sAMAccountName,
      dn: user.dn,
      enabled: user.enabled,
      expires: fileTimeToIso(user.accountExpires),
      protected: user.protection,
    },
    evidence: evidenceOf(people, subject),
    groups: groupsOf(people, subject, about, decisions.rejections),
    next,
    pending: asked
      .filter((question) => spellingKey(question.user) === spellingKey(name))
      .map(({ type, group, since }) => ({ type, ...(group !== undefined && { group }), since })),
    history: history.map((event) => ({ time: event.time, run: event.run.id, event: sentenceOf(event) })),
  }
}

function sentenceOf(event: Event): string {
  if (event.kind === 'change') return describeRecorded(event.change)
  const { decision, by, through } = event.decision
  const what = `${decision.type}${decision.group === undefined ? '' : ` ${decision.group}`}`
  return `${decision.accept ? 'accepted' : 'rejected'}: ${what}, by ${by} through ${through}`
}
