/**
 * The events in the Windows event log, by kind. Monitoring filters by their numbers, so a number is
 * never changed or used again. The message file that eventcreate registers ends at 1000.
 */
export const EVENTS = {
  other: { id: 1, meaning: 'any other line of the log' },
  runBegun: { id: 100, meaning: 'a run begins' },
  runEnded: { id: 101, meaning: 'a run has ended, with what it did' },
  change: { id: 110, meaning: 'a change was made to the directory' },
  approvalPending: { id: 120, meaning: 'approvals are pending' },
  limitStopped: { id: 130, meaning: 'a safety limit stopped the run before any write' },
  failure: { id: 140, meaning: 'a change failed, or the run ended early' },
  expiryWarning: { id: 150, meaning: 'accounts will expire soon unless a newer file comes' },
} as const

export type EventKind = keyof typeof EVENTS

/**
 * What a line of the log may be about besides the events, and the event that it counts as. `told`:
 * the person at the terminal is told it in other words. `failedChange`: the summary lists it.
 */
const TOPICS = { expiring: 'other', told: 'other', failedChange: 'failure' } as const

/** What a line of the log is about. */
export type LogTopic = EventKind | keyof typeof TOPICS

export const eventKindOf = (topic: LogTopic): EventKind =>
  topic in TOPICS ? TOPICS[topic as keyof typeof TOPICS] : (topic as EventKind)

/** An administrator runs this once: only administrators may register a source of events. */
export const REGISTER_SOURCE = 'eventcreate /L APPLICATION /T INFORMATION /ID 1 /SO ad-user-sync /D "registered"'

export interface WindowsEvent {
  id: number
  /** System.Diagnostics.EventLogEntryType. */
  type: 'Error' | 'Warning' | 'Information'
  /** At most 31,839 characters (EventLog.WriteEntry). */
  message: string
}
