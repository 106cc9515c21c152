/**
 * The passphrase of an archive of passwords. It is guessed offline, so it is longer than theirs.
 */
import type { Prompts } from '../../terminal/prompts.js'
import { howMany } from '../../core/text/how-many.js'

const SHORTEST = 15

/** What is wrong with a passphrase that a person chose; null: nothing. */
export function archivePassphraseProblem(typed: string): string | null {
  if (!/^[\x20-\x7e]*$/.test(typed))
    return 'it has characters that are not ASCII, which the programs that open archives read differently'
  return typed.length >= SHORTEST
    ? null
    : `it has ${howMany(typed.length, 'character')}, and at least ${SHORTEST} are needed`
}

/** Asks for one, twice and hidden. @returns undefined when nothing is typed */
export async function typeArchivePassphrase(prompts: Prompts, question: string): Promise<string | undefined> {
  for (;;) {
    const passphrase = await prompts.hidden(question)
    if (passphrase === '') return undefined
    const problem = archivePassphraseProblem(passphrase)
    if (problem !== null) prompts.say(`Not accepted: ${problem}.`, prompts.style.bad)
    else if ((await prompts.hidden('The same again')) === passphrase) return passphrase
    else prompts.say('The two are not the same.', prompts.style.bad)
  }
}
