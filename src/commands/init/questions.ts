/**
 * The few questions of `init`, about the required parameters. Each answer is checked against the
 * schema of the config file.
 */
import type { Prompts } from '../../terminal/prompts.js'
import { checkConfig } from '../../config/check-config.js'
import type { ConfigKind } from '../../config/parameters.js'
import { ConfigurationError } from '../../errors.js'
import type { Suggestions } from './suggestions.js'

export type Answers = Record<string, string | string[]>

const shown = (value: string) => ({ name: value, value })

export class Questions {
  constructor(
    private readonly kind: ConfigKind,
    private readonly prompts: Prompts,
    /** null when the directory cannot be reached. */
    private readonly suggestions: Suggestions | null,
    private readonly answers: Answers,
  ) {}

  async askAll(): Promise<Answers> {
    if (this.kind === 'export') {
      await this.text('export_file', 'File that the users are written to', 'users.json')
      await this.container('user_path', 'Container of the users to export, with all below it')
      await this.container('group_path', 'Container of the groups that say who is exported')
      await this.groups('search_groups', 'Groups whose members are exported (none: all users)')
    } else {
      await this.text('input_file', 'Users file, as the export wrote it', 'users.json')
      await this.container('managed_user_path', 'Container of its own for the managed users; it is never created')
      await this.container('group_path', 'Container of the groups that managed users join')
      await this.text('prefix_common_names', 'What the common names of managed users begin with')
    }
    return this.answers
  }

  async text(name: string, message: string, initial?: string): Promise<void> {
    const validate = (answer: string) => this.problemOf(name, answer) ?? true
    this.answers[name] = await this.prompts.text(`${message} (${name})`, {
      ...(initial !== undefined && { initial }),
      validate,
    })
  }

  private async container(name: string, message: string): Promise<void> {
    const known = (this.suggestions?.containers ?? []).filter((dn) => this.problemOf(name, dn) === undefined)
    const choices = [...known.map(shown), { name: 'another: type its distinguished name', value: '' }]
    const picked = known.length === 0 ? '' : await this.prompts.pick(`${message} (${name})`, choices)
    if (picked === '') await this.text(name, message)
    else this.answers[name] = picked
  }

  private async groups(name: string, message: string): Promise<void> {
    const known = this.suggestions?.groupsBelow(this.answers['group_path'] as string) ?? []
    if (known.length === 0) return
    this.answers[name] = await this.prompts.pickSome(`${message} (${name})`, known.map(shown))
  }

  /**
   * The problem that the schema and the rules have with this answer and those before it. Parameters
   * that are not asked yet may be missing.
   */
  private problemOf(name: string, value: string): string | undefined {
    try {
      checkConfig(this.kind, { ...this.answers, [name]: value }, 'it')
      return undefined
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error
      return error.message
        .split('\n')
        .map((line) => line.trim())
        .find((line) => line.startsWith(`${name}: `) && !line.includes(': missing'))
    }
  }
}
