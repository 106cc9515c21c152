/**
 * The archive of `--passwords-to`: it is written anew whenever passwords are about to be set, or
 * were.
 */
import { closeSync, openSync, rmSync } from 'node:fs'
import { ConfigurationError, errorCode } from '../../errors.js'
import { cannotWrite, writeAtomically } from '../../files/atomic-file.js'
import type { SetPassword } from './set-password.js'
import type { LetterSettings } from './letters.js'
import { makeArchive } from './password-archive.js'

export const OWNER_ONLY = 0o600

export class PasswordsFile {
  /**
   * @param passphrase printable ASCII
   * @throws ConfigurationError when the file is there already, which may hold passwords of an
   * earlier run, or cannot be written
   */
  constructor(
    readonly path: string,
    private readonly passphrase: string,
    private readonly letters: LetterSettings,
    private readonly now: () => Date,
  ) {
    try {
      closeSync(openSync(path, 'wx', OWNER_ONLY))
      rmSync(path)
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw cannotWrite(path, error)
      throw new ConfigurationError(
        `--passwords-to: ${path} exists, and may hold passwords of an earlier run`,
        'name a different file, or move that one away',
        { cause: error },
      )
    }
  }

  /** @throws ConfigurationError; the archive before is unchanged then */
  async write(passwords: readonly SetPassword[]): Promise<void> {
    writeAtomically(this.path, await makeArchive(passwords, this.passphrase, this.now(), this.letters), OWNER_ONLY)
  }
}
