/**
 * The options of the command line, checked by yargs, before any config file is read. They win over
 * the config file.
 */
import type { LogLevel } from '../core/log-level.js'
import type { ApprovalType } from '../core/model.js'
import type { Condition } from '../core/report/conditions.js'
import type { LimitName } from '../core/safety/limit-kinds.js'
import type { OutputFormat } from '../process/output.js'

/** The options that all commands have. */
export interface CommonOptions {
  /** --config; absent: the default names are tried. */
  config?: string
  /**
   * The secrets of --hmac and of AD_USER_SYNC_HMAC, as hex; the config's `hmac` ranks between them.
   */
  hmac: { commandLine?: string; environment?: string }
  /** --output; absent: text on a terminal, JSON otherwise. */
  output?: OutputFormat
  /** --log-level, upper case; absent: the config's. */
  logLevel?: LogLevel
}

export type ExportOptions = CommonOptions

/**
 * The rejections that `resolutions forget` takes back; without any of these options, they are
 * picked at the terminal.
 */
export interface ForgetOptions extends CommonOptions {
  user?: string
  type?: ApprovalType
  all: boolean
}

/** Which two users files are compared. */
export interface DiffOptions extends CommonOptions {
  before: string
  after: string
  all: boolean
}

/** What `history` shows: one run, one person, whether the journal was touched, or all runs. */
export interface HistoryOptions extends CommonOptions {
  run?: string
  user?: string
  verify: boolean
  all: boolean
}

/** Whom `explain` explains. */
export interface ExplainOptions extends CommonOptions {
  user: string
}

/** What makes `status` end with exit code 10. */
export interface StatusOptions extends CommonOptions {
  failOn: readonly Condition[]
}

/** Which run `undo` undoes, of whom, and the number of accounts that a person has agreed to. */
export interface UndoOptions extends CommonOptions {
  run: string
  only?: string
  dryRun: boolean
  details: boolean
  all: boolean
  /** --confirm N; absent: it is asked at the terminal. */
  confirm?: number
  /** Keep the run's users file out of further imports. */
  hold: boolean
  allow: Partial<Record<LimitName, number>>
}

export interface ImportOptions extends CommonOptions {
  interactive: boolean
  /** --dry-run or --what-if. */
  dryRun: boolean
  /** What the text of a dry run shows: values before and after, and all people. */
  details: boolean
  all: boolean
  /** --plan-file FILE: where a dry run saves its plan. */
  planFile?: string
  /** --plan FILE: the saved plan, and nothing else, is to be done. */
  plan?: string
  /** --approvals FILE; `-` is standard input. */
  approvals?: string
  /** --passwords-to FILE.zip: the archive of all passwords that the run sets. */
  passwordsTo?: string
  failOnPending: boolean
  /** One-shot overrides of limits: `--allow-deactivations` and the others. */
  allow: Partial<Record<LimitName, number>>
  allowOlder: boolean
  allowOtherSource: boolean
  acceptAnchors: boolean
  /** Match everybody by name once, over anchors of nobody in the file. */
  rematch: boolean
}
