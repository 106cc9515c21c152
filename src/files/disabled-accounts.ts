/** The accounts that this tool disabled, as its journal remembers them. */
import type { ImportSettings } from '../config/settings.js'
import { disabledAccounts, stateLines, type DisabledHere } from '../core/journal/disabled.js'
import { readJournal } from './journal-files.js'
import { stateFolder } from './resolutions-file.js'

/** By objectGUID. @throws ConfigurationError when the journal cannot be read */
export const readDisabledAccounts = ({
  resolutionsFile,
  managedUserPath,
}: Pick<ImportSettings, 'resolutionsFile' | 'managedUserPath'>): Map<string, DisabledHere> =>
  disabledAccounts(readJournal(stateFolder(resolutionsFile), managedUserPath, stateLines()))
