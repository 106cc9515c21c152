/**
 * Config files as the rest of the tool sees them: checked, complete, parsed. Paths are absolute, durations are durations.
 */
import type { Duration } from 'luxon'
import type { Limits } from '../core/safety/limits.js'
import type { PlanSettings } from '../core/plan/context.js'
import type { LogSettings } from '../process/logger.js'

export interface CommonSettings {
  /** Absolute path of the config file. */
  configFile: string
  /** What the config file or the secret deserves a warning for; logged once, when there is a logger. */
  warnings: readonly string[]
  /** Key of the MAC, null without one. */
  hmac: Buffer | null
  server: string | null
  powershell: string | null
  /** How long what a lost connection has left undone is tried again where nobody is asked. */
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
  /** How long the journal keeps what runs did. */
  historyDays: number
  /** `max_deactivations` and its like; null: no limit. */
  limits: Limits
  allowEmptyInput: boolean
  maxFileAge: Duration | null
  /** A domain's SID or DNS name; null: the first source that is imported. */
  expectedSource: string | null
  /** null: the tool's own list. */
  passwordWordlist: string | null
  passwordWordCount: number
  passwordSuffix: string
}
