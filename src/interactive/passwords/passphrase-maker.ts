/** Makes a passphrase for an account, by the password policy that applies to it. */
import { randomInt } from 'node:crypto'
import type { ImportSettings } from '../../config/settings.js'
import type { Approval } from '../../core/model.js'
import type { Directory, PasswordPolicy } from '../../directory/directory.js'
import { DirectoryError } from '../../directory/directory-error.js'
import { makePassphrase, type AccountNames } from './passphrase.js'
import type { Recipients } from './recipients.js'

/** What a password of an account must and must not be. */
export interface PasswordTerms {
  about: AccountNames
  /** null: it can't be read. */
  policy: PasswordPolicy | null
}

interface Making {
  directory: Directory
  recipients: Recipients
  settings: Pick<ImportSettings, 'passwordWordCount' | 'passwordSuffix'>
  words: readonly string[]
}

export class PassphraseMaker {
  constructor(private readonly making: Making) {}

  /** @param guid objectGUID of the approval's account */
  async terms({ subject, user }: Approval, guid: string | undefined): Promise<PasswordTerms> {
    const { directory, recipients } = this.making
    await recipients.learn(subject, guid)
    const { sAMAccountName, displayName } = recipients.of(subject, user)
    const policy = await directory.passwordPolicy(guid).catch((error: unknown) => {
      if (error instanceof DirectoryError) return null
      throw error
    })
    return { about: { sAMAccountName, displayName }, policy }
  }

  async make(approval: Approval, guid: string | undefined): Promise<{ password: string } | { refused: string }> {
    const { settings, words } = this.making
    const rules = { words, wordCount: settings.passwordWordCount, suffix: settings.passwordSuffix }
    const password = makePassphrase({ ...rules, ...(await this.terms(approval, guid)) }, randomInt)
    return password === null ? { refused: NO_PASSPHRASE } : { password }
  }
}

const NO_PASSPHRASE =
  'no passphrase can be made without a name of the account, which password_suffix or all of password_wordlist hold: type a password'
