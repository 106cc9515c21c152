/**
 * Confirmations that cannot be given by a habit: the number of what is about to happen is typed.
 */
import { describeCounted, type LimitCheck } from '../core/safety/limits.js'
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

/** Safety limits that this run goes beyond: the list, and a typed number for each. @returns whether the run may go on */
export async function confirmLimits(prompts: Prompts, exceeded: readonly LimitCheck[]): Promise<boolean> {
  for (const { what, count, of, allowed, actions } of exceeded) {
    prompts.say(
      `Safety limit: this run would perform ${count} ${what} of ${of}, and ${allowed} are allowed:`,
      prompts.style.bad,
    )
    if (!(await confirmNumber(prompts, 'Are all of them meant?', actions.map(describeCounted)))) return false
  }
  return true
}
