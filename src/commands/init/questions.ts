/**
 * How `init` asks about a parameter of the config file. Each answer is checked against the schema
 * of that file, and the value that the parameter has is offered.
 */
import type { ListItem } from '../../terminal/choices.js'
import { PAGE, type Prompts } from '../../terminal/prompts.js'
import { checkConfig } from '../../config/check-config.js'
import type { ConfigKind } from '../../config/parameters.js'
import type { JsonValue } from '../../core/person.js'
import { sameDn } from '../../core/names/distinguished-name.js'
import { ConfigurationError } from '../../errors.js'
import type { Answers } from './config-file.js'
import type { Suggestions } from './suggestions.js'

interface TextQuestion {
  /** Offered where the parameter has no value yet. */
  initial?: string
  /** Without an answer the parameter has no value; what that means. */
  whenEmpty?: string
}

export interface Doubt {
  problem: string
  /** The question whether to go on in spite of it. */
  goOn: string
}

/** The word that takes a value away, because Enter alone keeps it. */
const NONE = 'none'

export class Questions {
  /** null when the directory cannot be reached. */
  suggestions: Suggestions | null = null

  /**
   * @param answers what is known already; each answer is added
   * @param isNew whether there is no config whose gaps are meant: Enter alone changes none of those
   */
  constructor(
    readonly kind: ConfigKind,
    readonly prompts: Prompts,
    readonly answers: Answers,
    readonly isNew = true,
  ) {}

  async text(name: string, message: string, { initial, whenEmpty }: TextQuestion = {}): Promise<void> {
    const before = this.answers[name]
    const proposed = this.isNew || whenEmpty === undefined ? initial : undefined
    const offered = typeof before === 'string' ? before : proposed
    const hint = whenEmpty === undefined ? '' : `; ${offered === undefined ? 'empty' : `"${NONE}"`}: ${whenEmpty}`
    const isEmpty = (answer: string) => whenEmpty !== undefined && (answer === '' || answer.toLowerCase() === NONE)
    const answer = await this.prompts.text(`${message} (${name}${hint})`, {
      ...(offered !== undefined && { initial: offered }),
      validate: (typed) => isEmpty(typed) || (this.problemOf(name, typed) ?? true),
    })
    if (isEmpty(answer)) delete this.answers[name]
    else this.answers[name] = answer
  }

  /**
   * Asks for one of the containers that `suits` allows, found by typing a part of its name, or for
   * another one.
   */
  async container(name: string, message: string, suits: (dn: string) => boolean = () => true): Promise<void> {
    const before = this.answers[name]
    const isRight = (dn: string) => this.problemOf(name, dn) === undefined
    const offered = (this.suggestions?.containers ?? []).filter((dn) => suits(dn) && isRight(dn))
    const current = typeof before === 'string' && isRight(before) ? before : undefined
    const known = current === undefined || offered.length === 0 ? offered : withCurrent(offered, current)
    const another = { name: 'another: type its distinguished name', value: '' }
    const picked =
      known.length === 0
        ? ''
        : await this.prompts.search(
            `${message} (${name})`,
            [...known.map((dn) => ({ name: dn, value: dn })), another],
            current === undefined ? {} : { initial: current },
          )
    if (picked === '') await this.text(name, message)
    else this.answers[name] = picked
  }

  /**
   * Asks for any of the items; those of `marked`, and those that the parameter has already, are
   * marked. Where they do not fit a page, they are found by typing.
   */
  async some(
    name: string,
    message: string,
    items: readonly ListItem<string>[],
    marked: readonly string[] = [],
  ): Promise<void> {
    const before = listOf(this.answers[name]) ?? (this.isNew ? marked : [])
    const others = before.filter((value) => !items.some((item) => item.value === value))
    const all = [...items, ...others.map((value) => ({ name: value, value }))]
    if (all.length === 0) return
    const choices = all.map((item) => ({ ...item, checked: before.includes(item.value) }))
    const question = `${message} (${name})`
    this.answers[name] =
      choices.length > PAGE
        ? await this.prompts.searchSome(question, choices)
        : await this.prompts.pickSome(question, choices)
  }

  /**
   * Asks again until there is no doubt about the answer, or it is meant all the same.
   * @param doubtOf what may be wrong with the answer; null: nothing
   */
  async sure(ask: () => Promise<void>, doubtOf: () => Promise<Doubt | null> | Doubt | null): Promise<void> {
    for (;;) {
      await ask()
      const doubt = await doubtOf()
      if (doubt === null) return
      this.prompts.say(doubt.problem)
      if (await this.prompts.confirm(doubt.goOn)) return
    }
  }

  async yesOrNo(name: string, message: string): Promise<void> {
    this.answers[name] = await this.prompts.confirm(`${message} (${name})`, this.answers[name] === true)
  }

  /**
   * The problem that the schema and the rules have with this answer and those before it. Parameters
   * that are not asked yet may be missing.
   */
  problemOf(name: string, value: JsonValue): string | undefined {
    try {
      checkConfig(this.kind, { ...this.answers, [name]: value }, 'it')
      return undefined
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error
      // The question stands above it, with what was typed.
      return error.message
        .split('\n')
        .map((line) => line.trim())
        .find((line) => line.startsWith(`${name}: `) && !line.includes(': missing'))
        ?.replace(/^.*, expected /, 'enter ')
    }
  }
}

/**
 * Distinguished names with one as the config has it: in its place, whatever its spelling, or in
 * front. What is offered first must be there, or Enter alone takes another one.
 */
export const withCurrent = (dns: readonly string[], current: string): string[] =>
  dns.some((dn) => sameDn(dn, current)) ? dns.map((dn) => (sameDn(dn, current) ? current : dn)) : [current, ...dns]

const listOf = (value: JsonValue | undefined): string[] | undefined =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined
