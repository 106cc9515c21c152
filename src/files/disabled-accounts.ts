/** The accounts that this tool disabled, as its journal remembers them. */
import { disabledAccounts, stateLines, type DisabledHere } from '../core/journal/disabled.js'
import { readJournal } from './journal-files.js'
import type { StatePlace } from './state-file.js'

/** By objectGUID. @throws ConfigurationError when the journal cannot be read */
export const readDisabledAccounts = (place: StatePlace): Map<string, DisabledHere> =>
  disabledAccounts(readJournal(place, stateLines()))
