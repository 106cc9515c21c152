/**
 * The help of a command with many options on one screen of a terminal: what is usual, and where the
 * rest is.
 */
import type { Options } from 'yargs'
import { wrapped } from '../terminal/detail-lines.js'
import type { Brief, Command, CommandSet } from './command.js'
import { rows, TOPIC_NAMES, topicLines } from './topics.js'

/** @param width columns of the terminal */
export function briefHelp(
  { name, words = [], options }: Pick<Command, 'name' | 'words' | 'options'>,
  brief: Brief,
  width: number,
): string {
  const others = Object.keys(options).filter((option) => !brief.usual.includes(option))
  const usual = brief.usual.map(
    (option) => [spellings(option, options[option]!), firstSentence(options[option]!)] as const,
  )
  return [
    ['ad-user-sync', name, ...words, '[options]'].join(' '),
    ...wrapped(brief.describe, width),
    '',
    'Usual options:',
    ...rows(usual, width),
    '',
    ...wrapped(`Also: ${others.map((option) => `--${option}`).join(', ')}.`, width),
    '',
    'Examples:',
    ...brief.examples.map((example) => `  ${example}`),
    '',
    'More:',
    `  ad-user-sync help ${name.padEnd(15)}every option, parameter and exit code`,
    ...topicLines().filter((line) => !line.includes('help config') || line.includes(`help config ${name}`)),
  ].join('\n')
}

/** The commands, each with what it does. @param about what the program does */
export function briefOverview(set: CommandSet, about: string, width: number): string {
  const context = { secret: undefined, width: null, choose: () => undefined, all: set }
  const commands = set.commands.map((command): [string, string] => {
    const [first = ''] = command.name.split(' ')
    return [first, set.groups[first] ?? String(command.module(context).describe)]
  })
  return [
    'ad-user-sync <command> [options]',
    ...wrapped(about, width),
    '',
    ...rows([...new Map(commands)], width, OVERVIEW_LABEL),
    '',
    ...wrapped(
      `ad-user-sync <command> --help shows its options. ad-user-sync help TOPIC is about one of: ${TOPIC_NAMES.join(', ')}.`,
      width,
    ),
  ].join('\n')
}
const OVERVIEW_LABEL = 14

const firstSentence = ({ describe = '' }: Options): string => describe.split('. ', 1)[0]!

/** `-n, --dry-run` */
function spellings(name: string, { alias = [], type }: Options): string {
  const short = [alias].flat().find((spelling) => spelling.length === 1)
  return `${short === undefined ? '' : `-${short}, `}--${name}${type === 'string' ? ' VALUE' : ''}`
}
