/**
 * Questions in plain style: the choices are lines of their own, and the answer is typed. inquirer's
 * lists draw themselves again at each key, which a screen reader reads out each time.
 */
import { printable } from '../core/text/printable.js'
import type { Choice, ListItem, Validation } from './choices.js'

/** The part of Prompts that plain questions stand on. */
export interface PlainPrompts {
  show(lines: readonly string[]): void
  text(message: string, options: { validate: Validation }): Promise<string>
}

/** Asks for a letter. */
export async function plainChoice<Value>(
  prompts: PlainPrompts,
  message: string,
  choices: readonly Choice<Value>[],
): Promise<Value> {
  prompts.show(choices.map(({ key, name }) => `${key}: ${name}`))
  const chosen = (typed: string) => choices.find(({ key }) => key === typed.trim().toLowerCase())
  const keys = choices.map(({ key }) => key).join(', ')
  const typed = await prompts.text(`${message} (${keys})`, {
    validate: (text) => chosen(text) !== undefined || `type one of: ${keys}`,
  })
  return chosen(typed)!.value
}

/** Asks for one number of a list that starts at 1. */
export async function plainPick<Value>(
  prompts: PlainPrompts,
  message: string,
  items: readonly ListItem<Value>[],
): Promise<Value> {
  showNumbered(prompts, items)
  const typed = await prompts.text(`${message} (1 to ${items.length})`, {
    validate: (text) => chosenPlace(text, items) !== undefined || `type a number from 1 to ${items.length}`,
  })
  return items[chosenPlace(typed, items)!]!.value
}

/**
 * Asks for any numbers, separated by commas; Enter alone picks those that are picked already,
 * "none" none.
 */
export async function plainPickSome<Value>(
  prompts: PlainPrompts,
  message: string,
  items: readonly ListItem<Value>[],
): Promise<Value[]> {
  const picked = items.flatMap(({ checked }, place) => (checked === true ? [place] : []))
  showNumbered(prompts, items)
  const places = (text: string) => {
    if (text.trim() === '') return picked
    return text.trim() === 'none' ? [] : text.split(',').map((part) => chosenPlace(part, items))
  }
  const already = picked.length === 0 ? 'none' : picked.map((place) => place + 1).join(', ')
  const range = `numbers from 1 to ${items.length}, separated by commas, or none; Enter alone: ${already}`
  const typed = await prompts.text(`${message} (${range})`, {
    validate: (text) => !places(text).includes(undefined) || `type numbers from 1 to ${items.length}, or none`,
  })
  return items.filter((_, place) => places(typed).includes(place)).map(({ value }) => value)
}

const showNumbered = (prompts: PlainPrompts, items: readonly { name: string }[]): void =>
  prompts.show(items.map(({ name }, index) => `${index + 1}: ${printable(name)}`))

/** The place in the list, from 0; undefined for no number of it. */
function chosenPlace(text: string, { length }: readonly unknown[]): number | undefined {
  const number = /^\s*[0-9]{1,6}\s*$/.test(text) ? Number(text) : 0
  return number >= 1 && number <= length ? number - 1 : undefined
}
