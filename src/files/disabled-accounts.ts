/** The accounts that this tool disabled, as its journal remembers them. */
import type { ImportSettings } from '../config/settings.js'
import { disabledAccounts, isAboutState } from '../core/journal/disabled.js'
import type { Attributes } from '../core/values/value.js'
import { readJournal } from './journal-files.js'
import { stateFolder } from './resolutions-file.js'

/**
 * By objectGUID, with userAccountControl and pwdLastSet from before. @throws ConfigurationError
 * when the journal cannot be read
 */
export const readDisabledAccounts = ({
  resolutionsFile,
  managedUserPath,
}: Pick<ImportSettings, 'resolutionsFile' | 'managedUserPath'>): Map<string, Attributes> =>
  disabledAccounts(readJournal(stateFolder(resolutionsFile), managedUserPath, isAboutState))
