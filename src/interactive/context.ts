/** The tools of an interactive session. */
import type { ImportSettings } from '../config/settings.js'
import type { Directory } from '../directory/directory.js'
import type { Io } from '../process/io.js'
import type { Logger } from '../process/logger.js'
import type { Prompts } from '../terminal/prompts.js'
import type { KeptPasswords } from './passwords/kept-passwords.js'
import type { LetterSettings } from './passwords/letters.js'
import type { PassphraseMaker } from './passwords/passphrase-maker.js'
import type { Workflow } from '../workflow/workflow.js'

export interface SessionContext {
  prompts: Prompts
  workflow: Workflow
  /** The passwords set in this session. */
  kept: KeptPasswords
  maker: PassphraseMaker
  directory: Directory
  settings: ImportSettings
  io: Io
  log: Logger
  /** The words of passphrases. */
  words: readonly string[]
  letters: LetterSettings
  /** questionKeys of what the person has skipped. */
  skipped: Set<string>
  /**
   * Called around what a person has decided: takes the lock for it. @throws AnotherImportError when
   * another import has run since
   */
  exclusively<T>(act: () => Promise<T>): Promise<T>
}
