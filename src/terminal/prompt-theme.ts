/**
 * The look of prompts: ASCII only, because the old console host's fonts lack inquirer's glyphs, and
 * screen readers spell them out.
 */
import { columnsOf } from './columns-of.js'
import { paint } from './paint.js'

/** Stands before a question; an answered one has another of the same width. */
export const QUESTION_SIGN = '? '

/** Names of keys for which inquirer uses glyphs. */
const KEYS: Readonly<Record<string, string>> = { '↑↓': 'Up/Down', '⏎': 'Enter', space: 'Space' }

/**
 * How an answer is shown beside its question: below it where it does not fit, or a terminal would
 * break it anywhere.
 * @param question in lines
 */
export function answerTo(question: readonly string[], columns: number): (answer: string) => string {
  const taken = columnsOf(question.at(-1) ?? '') + (question.length > 1 ? 0 : QUESTION_SIGN.length)
  return (answer) => (taken + 1 + columnsOf(answer) < columns ? answer : `\n  ${answer}`)
}

/**
 * One theme for all kinds of prompts; each takes its part.
 * @param place where an answer is shown
 * @param keys before those that inquirer tells: what they do
 */
export function promptTheme(color: boolean, place: (answer: string) => string, keys: readonly string[] = []) {
  const chalk = paint(color)
  // inquirer passes more than the text, which chalk would append to it.
  const alone = (style: (text: string) => string) => (text: string) => style(text)
  const plain = (text: string) => text
  return {
    prefix: { idle: '?', done: '>' },
    spinner: { interval: 500, frames: ['...'] },
    icon: { cursor: '>', checked: '[x]', unchecked: '[ ]', disabledChecked: '[x]', disabledUnchecked: '[-]' },
    style: {
      answer: (text: string) => chalk.cyan(place(text)),
      message: alone(chalk.bold),
      error: (text: string) => chalk.red(`! ${text}`),
      defaultAnswer: (text: string) => `(${text})`,
      help: plain,
      highlight: alone(chalk.cyan),
      key: (text: string) => `<${text}>`,
      renderSelectedChoices: inShort,
      description: plain,
      disabled: plain,
      maskedText: '(what you type stays hidden)',
      keysHelpTip: (known: [key: string, action: string][]) =>
        [...keys, ...known.map(([key, action]) => `${KEYS[key] ?? key}: ${action}`)].join(', '),
    },
  }
}

/** What was ticked; of many the number, or they would fill the screen, broken within words. */
function inShort(chosen: readonly { short: string }[]): string {
  const names = chosen.map(({ short }) => short).join(', ')
  return names.length <= SHORT ? names : `${chosen.length} ticked`
}
const SHORT = 40

/** A heading, a good end and a bad one, for lines between prompts. */
export function promptStyles(color: boolean): Record<'heading' | 'good' | 'bad', (text: string) => string> {
  const chalk = paint(color)
  return { heading: chalk.bold, good: chalk.green, bad: chalk.red }
}
