/** The data that all steps of an import share. */
import type { ImportOptions } from '../../config/options.js'
import type { DecisionFiles } from '../../core/decisions/decide.js'
import type { SavedPlan } from '../../generated/plan.js'
import type { KeptPasswords } from '../../interactive/passwords/kept-passwords.js'
import type { Run } from '../../run/context.js'
import type { Asking } from './asking.js'
import type { PasswordsTo } from './passwords-to.js'

/** The data that is known before the directory is read. */
export interface ImportRun extends Run {
  options: ImportOptions
  decisions: DecisionFiles
  /** Of --plan. */
  saved: SavedPlan | null
  /** The prompts of an interactive run; null: nobody is asked. */
  asking: Asking | null
  /** Where the passwords that are set are kept; null: without --passwords-to. */
  passwordsTo: PasswordsTo | null
  /** The passwords that the run has set. */
  kept: KeptPasswords
}
