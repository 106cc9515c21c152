/**
 * The parts of the README that repeat schemas/ and the tables of exit codes and events: between
 * `<!-- generated:NAME -->` and `<!-- /generated -->`.
 */
import { join } from 'node:path'
import { parametersOf, type Parameter } from '../config/parameters.js'
import { EVENTS, REGISTER_SOURCE } from '../core/log-events.js'
import { EXIT_CODES } from '../errors.js'
import { SCHEMA_FOLDER } from '../package.js'
import { cmdletMessages } from './cmdlet-messages.js'
import { limitMessages } from './limit-messages.js'
import { messages, type Message } from './messages.js'
import { sessionMessages } from './session-messages.js'

/** Where the errors are made. */
const SOURCE = join(SCHEMA_FOLDER, '..', 'src')
const MODULE = join(SCHEMA_FOLDER, '..', 'ps-scripts', 'AdUserSync')
const SESSION = join(SCHEMA_FOLDER, '..', 'ps-scripts', 'AdUserSync.Session', 'Private')

const PARTS: Readonly<Record<string, () => string>> = {
  'export-config': () => parameterTable(parametersOf('export').filter(({ common }) => !common)),
  'import-config': () => parameterTable(parametersOf('import').filter(({ common }) => !common)),
  'common-config': () => parameterTable(parametersOf('import').filter(({ common }) => common)),
  'register-events': () => `\n    ${REGISTER_SOURCE}\n`,
  events: () =>
    table(
      ['event id', 'meaning'],
      Object.values(EVENTS).map(({ id, meaning }) => [String(id), meaning]),
    ),
  messages: () => messageTable([...messages(SOURCE).messages, ...sessionMessages(SESSION), ...limitMessages()]),
  'cmdlet-messages': () => messageTable(cmdletMessages(MODULE)),
  'exit-codes': () =>
    table(
      ['exit code', 'meaning'],
      Object.values(EXIT_CODES).map(({ code, meaning }) => [String(code), meaning]),
    ),
}

/** The README with every generated part renewed. */
export function refreshReadme(readme: string): string {
  return readme.replace(
    /(<!-- generated:([a-z-]+) -->\n)[^]*?(<!-- \/generated -->)/g,
    (_, start: string, name: string, end: string) => {
      const part = PARTS[name]
      if (part === undefined) throw new Error(`README.md: no generated part is called ${name}`)
      return `${start}${part()}\n${end}`
    },
  )
}

/** Whoever interrupts a run needs no advice; but the table has some. */
const UNDONE = 'run it again: it does what is left'

const messageTable = (found: readonly Message[]): string =>
  table(
    ['exit code', 'message', 'what to do'],
    [...found]
      .sort((a, b) => a.exitCode - b.exitCode)
      .map(({ exitCode, message, remedy }) => [String(exitCode), ...[message, remedy ?? UNDONE].map(markdownText)]),
  )

/** Without those of the Python tool that have no effect: a sentence names them. */
function parameterTable(parameters: readonly Parameter[]): string {
  return table(
    ['parameter', 'meaning', 'type', 'default', 'example'],
    parameters
      .filter(({ ignored }) => !ignored)
      .map((parameter) => [
        `\`${parameter.name}\`${parameter.required ? ' (required)' : ''}`,
        parameter.description,
        parameter.type,
        parameter.required ? '' : code(parameter.defaultText),
        code(parameter.example),
      ]),
  )
}

/** As text, whatever it looks like in Markdown or HTML. */
const markdownText = (text: string): string => text.replace(/[\\`*_<>[\]$]/g, '\\$&').replaceAll('\n', ' ')

const code = (text: string): string => (text === '' ? '' : `\`${text}\``)

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
