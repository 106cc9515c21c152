/**
 * Enables users with generated or typed passwords.
 */
import type { Accept } from '../../core/decisions/decide.js'
import type { Approval } from '../../core/model.js'
import { howMany } from '../../core/text/how-many.js'
import type { PasswordPolicy } from '../../directory/directory.js'
import type { Performed } from '../../workflow/ledger.js'
import type { SessionContext } from '../context.js'
import type { PasswordTerms } from './passphrase-maker.js'
import { FORMULA } from './password-archive.js'
import { namesIn } from './passphrase.js'

export class Passwords {
  constructor(private readonly context: SessionContext) {}

  /** Enables users, each with its own passphrase. */
  generate(approvals: readonly Approval[]): Promise<Performed[]> {
    const { prompts, workflow } = this.context
    const decision: Accept = { kind: 'accept', generate: true, takeOver: false }
    return prompts.during(() => workflow.accept(approvals.map((approval) => ({ approval, decision }))))
  }

  /** Shows the password that was just set for this user, if any. */
  async showLatest({ user }: Approval): Promise<void> {
    const { kept, prompts } = this.context
    const latest = kept.all.at(-1)
    if (latest?.user === user) await prompts.reveal(`Password of ${user}`, latest.password)
  }

  /**
   * Asks for a password, twice and hidden, until the domain accepts it; [] when nothing is typed.
   */
  async type(approval: Approval): Promise<Performed[]> {
    const { prompts, maker, workflow } = this.context
    const terms = await prompts.during(() => maker.terms(approval, workflow.guidOf(approval)))
    prompts.say(policyText(terms.policy))
    for (;;) {
      const password = await prompts.hidden('New password (Enter alone: back)')
      if (password === '') return []
      const problem = passwordProblem(password, terms)
      if (problem !== null) {
        prompts.say(`Not accepted: ${problem}.`, prompts.style.bad)
        continue
      }
      if ((await prompts.hidden('The same again')) !== password) {
        prompts.say('The two are not the same.', prompts.style.bad)
        continue
      }
      const performed = await this.#set(approval, password)
      const refused = performed.find(({ passwordRefused }) => passwordRefused)
      if (refused === undefined) return performed
      prompts.say(`Not done: ${refused.error ?? ''}`, prompts.style.bad)
      prompts.say(policyText(terms.policy))
    }
  }

  #set(approval: Approval, password: string): Promise<Performed[]> {
    const { prompts, workflow, log } = this.context
    log.redact(password)
    const decision: Accept = { kind: 'accept', password, handOver: true, takeOver: false }
    return prompts.during(() => workflow.accept([{ approval, decision }]))
  }
}

const COMPLEXITY = [
  'three of: upper case, lower case, digits, other characters',
  'not the account name nor a part of the display name',
]

/** The domain's rules for passwords, if they can be read. */
function policyText(policy: PasswordPolicy | null): string {
  if (policy === null) return "The domain's password policy can't be read."
  const { minLength, complexity, historyCount } = policy
  const rules = [
    `at least ${howMany(minLength, 'character')}`,
    ...(complexity ? COMPLEXITY : []),
    ...(historyCount > 0 ? [`none of this user's last ${howMany(historyCount, 'password')}`] : []),
  ]
  return `The domain asks for: ${rules.join('; ')}.`
}

/** A problem that is known before the domain is asked; null: none. */
function passwordProblem(password: string, { about, policy }: PasswordTerms): string | null {
  if (/\p{Cc}/u.test(password)) return 'it has a control character'
  if (FORMULA.test(password)) return 'it begins with = + - or @, which a spreadsheet would run'
  if (password !== password.trim()) return 'it begins or ends with a blank, which gets lost when it is handed over'
  if (policy === null) return null
  if (password.length < policy.minLength)
    return `it has ${howMany(password.length, 'character')}, and at least ${policy.minLength} are needed`
  const [name] = policy.complexity ? namesIn(password, about) : []
  return name === undefined ? null : `it holds the name ${name} of the account`
}
