/** What a person reads whose decision rests on what another import may have changed meanwhile. */
import type { Prompts } from '../terminal/prompts.js'

/** Thrown in place of such a decision: nothing was done. */
export class AnotherImportError extends Error {
  constructor() {
    super('another import has run since')
  }
}

export function sayAnew(prompts: Prompts): void {
  prompts.say('')
  prompts.say('Not done: another import has run since. Everything is read again.', prompts.style.bad)
}
