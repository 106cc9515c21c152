/**
 * Enables users with generated or typed passwords, and keeps the passwords until they are saved.
 */
import { randomInt } from 'node:crypto'
import type { Approval } from '../../core/model.js'
import { firstText } from '../../core/values/value.js'
import type { PasswordPolicy } from '../../directory/directory.js'
import { DirectoryError } from '../../directory/directory-error.js'
import { readAccount } from '../../snapshot/read-account.js'
import { FORMULA } from './password-archive.js'
import { makePassphrase, namesIn, type AccountNames } from './passphrase.js'
import type { Parties } from '../context.js'
import type { KeptPasswords } from './kept-passwords.js'
import type { Performed } from '../../workflow/ledger.js'

interface Enabling {
  approval: Approval
  about: AccountNames
  policy: PasswordPolicy | null
  password: string
}

export class Passwords {
  constructor(
    private readonly parties: Parties,
    private readonly kept: KeptPasswords,
  ) {}

  /** Enables users, each with its own passphrase. */
  generate(approvals: readonly Approval[]): Promise<Performed[]> {
    const { prompts, settings, words } = this.parties
    const rules = { words, wordCount: settings.passwordWordCount, suffix: settings.passwordSuffix }
    return prompts.during(async () => {
      const enabling: Enabling[] = []
      const impossible: Performed[] = []
      for (const approval of approvals) {
        const known = await this.#whatIsKnown(approval)
        const password = makePassphrase({ ...rules, ...known }, randomInt)
        if (password === null) impossible.push({ approval, error: NO_PASSPHRASE, passwordRefused: false })
        else enabling.push({ approval, ...known, password })
      }
      return [...(await this.#enable(enabling)), ...impossible]
    })
  }

  /** Shows the password that was just set for this user, if any. */
  async showLatest({ user }: Approval): Promise<void> {
    const latest = this.kept.all.at(-1)
    if (latest?.user === user) await this.parties.prompts.reveal(`Password of ${user}`, latest.password)
  }

  /**
   * Asks for a password, twice and hidden, until the domain accepts it; [] when nothing is typed.
   */
  async type(approval: Approval): Promise<Performed[]> {
    const { prompts } = this.parties
    const known = await prompts.during(() => this.#whatIsKnown(approval))
    prompts.say(policyText(known.policy))
    for (;;) {
      const password = await prompts.hidden('New password (Enter alone: back)')
      if (password === '') return []
      const problem = passwordProblem(password, known)
      if (problem !== null) {
        prompts.say(`Not taken: ${problem}.`, prompts.style.bad)
        continue
      }
      if ((await prompts.hidden('The same again')) !== password) {
        prompts.say('The two are not the same.', prompts.style.bad)
        continue
      }
      const performed = await prompts.during(() => this.#enable([{ approval, ...known, password }]))
      const refused = performed.find(({ passwordRefused }) => passwordRefused)
      if (refused === undefined) return performed
      prompts.say(`Not done: ${refused.error ?? ''}`, prompts.style.bad)
      prompts.say(policyText(known.policy))
    }
  }

  async #enable(enabling: readonly Enabling[]): Promise<Performed[]> {
    const { workflow, log } = this.parties
    for (const { password } of enabling) log.redact(password)
    return workflow.accept(
      enabling.map(({ approval, password }) => ({ approval, decision: { kind: 'accept', password, takeOver: false } })),
      // At once: the run may end before all are done, and what was set must not be lost.
      (done, isCertain) => {
        const { about, password } = enabling.find(({ approval }) => approval === done)!
        this.kept.add({ user: done.user, account: about.sAMAccountName, password, isCertain })
      },
    )
  }

  /** The account as it is now, and the policy that applies to it, if they can be read. */
  async #whatIsKnown(approval: Approval): Promise<Pick<Enabling, 'about' | 'policy'>> {
    const { directory, workflow } = this.parties
    const guid = workflow.guidOf(approval)
    const account = guid === undefined ? undefined : await readAccount(directory, workflow.plan.context, guid)
    const policy = await directory.passwordPolicy(guid).catch((error: unknown) => {
      if (error instanceof DirectoryError) return null
      throw error
    })
    return {
      about: {
        sAMAccountName: account?.sAMAccountName ?? approval.person?.sAMAccountName ?? '',
        displayName: account === undefined ? null : (firstText(account.attributes, 'displayName') ?? null),
      },
      policy,
    }
  }
}

const NO_PASSPHRASE =
  'no passphrase can be made without a name of the account, which password_suffix or all of password_wordlist hold: type a password'

const COMPLEXITY = [
  'three of: upper case, lower case, digits, other characters',
  'not the account name nor a part of the display name',
]

/** The domain's rules for passwords, if they can be read. */
function policyText(policy: PasswordPolicy | null): string {
  if (policy === null) return "The domain's password policy can't be read."
  const { minLength, complexity, historyCount } = policy
  const rules = [
    `at least ${minLength} characters`,
    ...(complexity ? COMPLEXITY : []),
    ...(historyCount > 0 ? [`none of this user's last ${historyCount} passwords`] : []),
  ]
  return `The domain asks for: ${rules.join('; ')}.`
}

/** A problem that is known before the domain is asked; null: none. */
function passwordProblem(password: string, { about, policy }: Pick<Enabling, 'about' | 'policy'>): string | null {
  if (/\p{Cc}/u.test(password)) return 'it has a control character'
  if (FORMULA.test(password)) return 'it begins with = + - or @, which a spreadsheet would run'
  if (password !== password.trim()) return 'it begins or ends with a blank, which gets lost when it is handed over'
  if (policy === null) return null
  if (password.length < policy.minLength)
    return `it has ${password.length} characters, and at least ${policy.minLength} are needed`
  const [name] = policy.complexity ? namesIn(password, about) : []
  return name === undefined ? null : `it holds the name ${name} of the account`
}
