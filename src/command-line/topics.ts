/**
 * `help TOPIC`: the long texts that the help of a command has no room for, from the schemas and
 * tables that they are about.
 */
import { APPROVAL_TYPES, APPROVALS } from '../core/report/approvals.js'
import { jsonSchema } from '../core/schema/json-schemas.js'
import { ConfigurationError } from '../errors.js'
import { wrapped } from '../terminal/detail-lines.js'
import { exitCodeHelp, parameterHelp } from './config-help.js'

/** What each topic is about, and its text. @param width columns of the terminal */
const TOPICS: Readonly<Record<string, { about: string; text(width: number): string }>> = {
  'config export': { about: 'the config file of export', text: (width) => parameterHelp('export', width) },
  'config import': { about: 'the config file of import', text: (width) => parameterHelp('import', width) },
  config: {
    about: 'both config files',
    text: (width) =>
      [
        'Config file of export',
        parameterHelp('export', width),
        'Config file of import',
        parameterHelp('import', width),
      ].join('\n\n'),
  },
  'exit-codes': { about: 'what each exit code means', text: exitCodeHelp },
  approvals: { about: 'what waits, and how files decide', text: approvalHelp },
}

export const TOPIC_NAMES: readonly string[] = Object.keys(TOPICS)

/** The topics, a line each. */
export const topicLines = (): string[] =>
  Object.entries(TOPICS).map(([name, { about }]) => `  ad-user-sync help ${name.padEnd(15)}${about}`)

/**
 * The text of the topic that the arguments ask for; null: they are no `help TOPIC`.
 * @throws ConfigurationError for words after a topic that belong to none
 */
export function topicText(args: readonly string[], width: number): string | null {
  const [help, ...words] = args.map((word) => word.toLowerCase())
  const [first] = words
  if (help !== 'help' || first === undefined || !Object.keys(TOPICS).some((name) => name.split(' ')[0] === first))
    return null
  const topic = TOPICS[words.join(' ')]
  if (topic !== undefined) return topic.text(width)
  throw new ConfigurationError(`help ${first}: unknown topic`, `give one of: ${TOPIC_NAMES.join(', ')}`)
}

function approvalHelp(width: number): string {
  const entry = jsonSchema('resolutions').definitions!['ResolutionEntry']!.properties!
  const types = APPROVAL_TYPES.map(
    (type) => [type, `${APPROVALS[type].title}; rejected: ${APPROVALS[type].rejected}`] as const,
  )
  const keys = Object.entries(entry).map(([name, { description = '' }]) => [name, description] as const)
  return [
    ...wrapped(
      'What is risky waits for a decision: in the terminal with import --interactive, or by a file with import --approvals FILE ("-": standard input). ' +
        'What waits is in required_interactions of the summary; an entry of it, with "accept": true and what it needs, is an entry of that file.',
      width,
    ),
    '',
    'Kinds:',
    ...rows(types, width),
    '',
    'Keys of an entry:',
    ...rows(keys, width),
    '',
    'Example:',
    '  { "resolutions": [',
    '    { "type": "enable", "user": "ACME Ann", "accept": true, "generate": true },',
    '    { "type": "join", "user": "ACME Ann", "group": "VPN", "accept": false }',
    '  ] }',
    '',
    ...wrapped(
      'Rejections of the terminal are remembered in resolutions_file, until ad-user-sync resolutions forget takes them back; those of an approvals file hold for its run.',
      width,
    ),
  ].join('\n')
}

const LABEL = 20

/** A label, and a text that is wrapped beside it. @param wide columns of the labels */
export const rows = (
  items: readonly (readonly [label: string, text: string])[],
  width: number,
  wide = LABEL,
): string[] =>
  items.flatMap(([label, text]) =>
    wrapped(text, Math.max(20, width - wide - 2)).map(
      (line, index) => `  ${(index === 0 ? label : '').padEnd(wide)}${line}`,
    ),
  )
