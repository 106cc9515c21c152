/** What `history` says, as JSON. */
import type { Event } from '../../core/journal/person.js'
import { countsOf, type ChangeOfRun, type DecisionOfRun, type RecordedRun } from '../../core/journal/runs.js'
import { valuesAsJson } from '../../core/values/json-value.js'
import type { RecordedChange } from '../../generated/journal.js'

/** One of many. */
export function runViewBriefly({ id, header, ended, exitCode, error, changes, pending }: RecordedRun): object {
  return {
    id,
    ...header,
    ended,
    exit_code: exitCode,
    error,
    counts: countsOf(changes),
    pending: pending?.length ?? null,
  }
}

/** With everything that it did. */
export function runView({ id, header, ended, exitCode, error, changes, decisions, pending }: RecordedRun): object {
  const end = { ended, exit_code: exitCode, error }
  return { id, ...header, ...end, changes: changes.map(changeView), decisions: decisions.map(decisionView), pending }
}

export function eventView(event: Event): object {
  const about = event.kind === 'change' ? changeView(event.change) : decisionView(event.decision)
  return { kind: event.kind, run: event.run.id, ...about }
}

function changeView({ change, outcome, time }: ChangeOfRun): object {
  const { number: _number, before, after, ...rest } = change
  const guid = change.guid ?? outcome?.guid ?? null
  // Unknown: the run was killed before the answer came.
  const became = outcome === null ? 'unknown' : outcome.error === null ? 'done' : 'failed'
  const error = outcome?.error == null ? {} : { error: outcome.error }
  return { time, ...rest, guid, before: plain(before), after: plain(after), outcome: became, ...error }
}

function decisionView({ decision, by, through, time }: DecisionOfRun): object {
  return { time, ...decision, by_operator: by, through }
}

const plain = (values: RecordedChange['before']): object =>
  Object.fromEntries(Object.entries(values).map(([name, list]) => [name, valuesAsJson(name, list)]))
