/**
 * Config files as the rest of the tool sees them: checked, complete and parsed. Paths are absolute.
 */
import type { Duration } from 'luxon'
import type { Limits } from '../core/safety/limits.js'
import type { PlanSettings } from '../core/plan/context.js'
import type { ImportConfig } from '../generated/import-config.js'
import type { LogSettings } from '../process/logger.js'

export interface CommonSettings {
  /** Absolute path of the config file. */
  configFile: string
  /** Warnings about the config file or the secret; logged once, when there is a logger. */
  warnings: readonly string[]
  /** Key of the MAC; null: none. */
  hmac: Buffer | null
  server: string | null
  powershell: string | null
  /** For how long a lost connection is tried again when no person is asked. */
  retryTime: Duration
  log: Omit<LogSettings, 'source'>
}

export interface ExportSettings extends CommonSettings {
  /** null: standard output. */
  exportFile: string | null
  userPath: string
  groupPath: string
  /** Relative to groupPath, in configured spelling, without duplicates. */
  searchGroups: readonly string[]
  nestedGroups: boolean
  /** In configured order, without duplicates. */
  attributes: readonly string[]
  /** Whether objectGUID is exported. */
  anchor: boolean
}

export interface ImportSettings extends CommonSettings, PlanSettings {
  /** SHA-256 of the config file's bytes, in hex. */
  configHash: string
  inputFile: string
  usersCanNotChangePassword: boolean
  usersMustChangePassword: boolean
  resolutionsFile: string
  /** For how many days the journal keeps the changes of runs. */
  historyDays: number
  /** How many users PowerShell writes at a time. */
  parallelWrites: number
  /** `max_deactivations` and the others; null: no limit. */
  limits: Limits
  allowEmptyInput: boolean
  maxFileAge: Duration | null
  /** A domain's SID or DNS name; null: the first source that is imported. */
  expectedSource: string | null
  /** null: the tool's own list. */
  passwordWordlist: string | null
  passwordWordCount: number
  passwordSuffix: string
  lettersLanguage: NonNullable<ImportConfig['letters_language']>
  /** null: the tool's own letter. */
  lettersTemplate: string | null
}
