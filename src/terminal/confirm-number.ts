/**
 * Confirmations that cannot be given by a habit: the number of what is about to happen is typed.
 */
import { wrapped } from './detail-lines.js'
import type { Prompts } from './prompts.js'

/** Shows who is meant, and asks for their number. Enter alone means no. */
export async function confirmNumber(prompts: Prompts, question: string, names: readonly string[]): Promise<boolean> {
  prompts.show(wrapped(names.join(', '), prompts.columns - 4).map((line) => `  ${line}`))
  const typed = await prompts.text(`${question} Type ${names.length} to confirm (Enter alone: no)`, {
    validate: (text) => text === '' || text === String(names.length) || `type ${names.length}, or nothing`,
  })
  return typed !== ''
}

/** Safety limits that this run goes beyond: each with the list, and a typed number. @returns whether the run may go on */
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
