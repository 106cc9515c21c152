/** The accounts that this tool disabled, as its journal remembers them. */
import type { ImportSettings } from '../config/settings.js'
import { disabledAccounts, stateLines, type DisabledHere } from '../core/journal/disabled.js'
import { readEntries } from './recorded-runs.js'

/** By objectGUID. @throws ConfigurationError when the journal cannot be read */
export const readDisabledAccounts = (
  where: Pick<ImportSettings, 'resolutionsFile' | 'managedUserPath'>,
): Map<string, DisabledHere> => disabledAccounts(readEntries(where, stateLines()))
