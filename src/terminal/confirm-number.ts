/**
 * Confirmations that nobody gives by habit: the number of users is typed.
 */
import { wrapped } from './detail-lines.js'
import type { Prompts } from './prompts.js'

/** Shows the names and asks for their number. Enter alone means no. */
export async function confirmNumber(prompts: Prompts, question: string, names: readonly string[]): Promise<boolean> {
  prompts.show(wrapped(names.join(', '), prompts.columns - 4).map((line) => `  ${line}`))
  return typeNumber(prompts, question, names.length)
}

/** The same, of what is on the screen already. */
export async function typeNumber(prompts: Prompts, question: string, number: number): Promise<boolean> {
  const typed = await prompts.text(`${question} Type ${number} to confirm (Enter alone: no)`, {
    validate: (text) => text === '' || text === String(number) || `type ${number}, or nothing`,
  })
  return typed !== ''
}

/**
 * Asks about each exceeded safety limit, with its list of users and a typed number. @returns
 * whether the run may go on
 */
export async function confirmLimits(
  prompts: Prompts,
  exceeded: readonly { sentence: string; users: readonly string[] }[],
): Promise<boolean> {
  for (const { sentence, users } of exceeded) {
    prompts.say(`Safety limit: ${sentence}:`, prompts.style.bad)
    if (!(await confirmNumber(prompts, 'Are all of them meant?', users))) return false
  }
  return true
}
