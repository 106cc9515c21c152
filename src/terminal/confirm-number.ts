/**
 * Confirmations that nobody gives by habit: the number of users is typed.
 */
import { printable } from '../core/text/printable.js'
import { columnsOf } from './columns-of.js'
import type { Prompts } from './prompts.js'

/** So many lines of names are shown at once; what was on the screen before stays on it. */
const LINES = 8
const ALL = '?'

/** Shows the names, the first ones of many, and asks for their number. Enter alone means no. */
export async function confirmNumber(prompts: Prompts, question: string, names: readonly string[]): Promise<boolean> {
  const lines = linesOf(names, prompts)
  const shown = lines.slice(0, LINES)
  const rest = names.length - shown.flat().length
  const show = (some: readonly (readonly string[])[]) => prompts.show(some.map((line) => `  ${line.join(', ')}`))
  show(shown)
  if (rest > 0) prompts.show([`  and ${rest} more`])
  return typeNumber(prompts, question, names.length, rest > 0 ? () => show(lines) : undefined)
}

/** The same, of what is on the screen already. @param showAll shows what is not */
export async function typeNumber(
  prompts: Prompts,
  question: string,
  number: number,
  showAll?: () => void,
): Promise<boolean> {
  const answers = ['', String(number), ...(showAll === undefined ? [] : [ALL])]
  const keys = showAll === undefined ? 'Enter alone: no' : `${ALL}: show all, Enter alone: no`
  for (;;) {
    const typed = await prompts.text(`${question} Type ${number} to confirm (${keys})`, {
      validate: (text) => answers.includes(text) || `type ${number}, or nothing`,
    })
    if (typed !== ALL) return typed !== ''
    showAll?.()
  }
}

/** The names in lines of the terminal's width. */
function linesOf(names: readonly string[], { columns }: Pick<Prompts, 'columns'>): string[][] {
  const width = columns - 4
  const lines: string[][] = []
  let used = width
  for (const name of names) {
    const taken = columnsOf(printable(name)) + 2
    if (used + taken > width) {
      lines.push([])
      used = 0
    }
    lines.at(-1)!.push(name)
    used += taken
  }
  return lines
}

/**
 * Asks about each exceeded safety limit, with its list of users and a typed number. @returns
 * whether the run may go on
 */
export async function confirmLimits(
  prompts: Prompts,
  exceeded: readonly { sentence: string; question: string; users: readonly string[] }[],
): Promise<boolean> {
  for (const { sentence, question, users } of exceeded) {
    prompts.say(`Safety limit: ${sentence}:`, prompts.style.bad)
    if (!(await confirmNumber(prompts, question, users))) return false
  }
  return true
}
