/**
 * Every error that the tool can print, with its exit code and its remedy, read from the source:
 * from each `new …Error(message, remedy)`. What stands for a value is `…`.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import * as errors from '../errors.js'
import { Source, type Given } from './source-texts.js'

export interface Message {
  exitCode: number
  message: string
  /** null: there is nothing to do, or it depends on what was found. */
  remedy: string | null
}

export interface Found {
  /** By exit code, then as they stand in the source. */
  messages: Message[]
  /** Where an error is made whose text is not to be seen there, as `file: new …Error(text, …)`. */
  unread: string[]
}

/** The exit code of each class of errors, by its name. */
const EXIT_CODE_OF = new Map(
  Object.entries(errors).flatMap(([name, Made]) => {
    if (typeof Made !== 'function' || !(Made.prototype instanceof errors.SyncError)) return []
    const error = new (Made as new (message: string) => errors.SyncError)('')
    return [[name, error.exitCode] as const]
  }),
)
/** How PowerShell was lost is said by an object, of which an UnavailableError is made. */
const LOSSES = /^directory\/powershell\/(?:connection|loss)\.ts$/
const { code: UNAVAILABLE } = errors.EXIT_CODES.unavailable

/** @param folder of the source */
export function messages(folder: string): Found {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.ts') && !/^(?:generated?|packaging)\//.test(name))
    .sort()
  const source = new Source(new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')])))
  const exitCodes = withSubclasses(source)
  const found: Found = { messages: [], unread: [] }
  source.visit((node, file) => {
    const made = madeBy(node, file, exitCodes)
    if (made === undefined) return
    const rows = source.waysTo(made.message).flatMap((given) => rowsOf(made, given, source))
    if (rows.length === 0 && ts.isNewExpression(node))
      found.unread.push(`${file}: ${node.getText().replace(/\s+/g, ' ').slice(0, 60)}`)
    found.messages.push(...rows)
  })
  const distinct = new Map(found.messages.map((one) => [JSON.stringify(one), one]))
  return { ...found, messages: [...distinct.values()].sort((a, b) => a.exitCode - b.exitCode) }
}

interface Made {
  exitCode: number
  message: ts.Expression
  remedy: ts.Expression | undefined
}

function madeBy(node: ts.Node, file: string, exitCodes: ReadonlyMap<string, Kind>): Made | undefined {
  if (ts.isNewExpression(node)) {
    const kind = exitCodes.get(node.expression.getText())
    const [message, remedy] = (node.arguments ?? []).slice(kind?.before)
    return kind === undefined || message === undefined ? undefined : { exitCode: kind.exitCode, message, remedy }
  }
  if (!LOSSES.test(file) || !ts.isObjectLiteralExpression(node)) return undefined
  const [message, remedy] = ['message', 'remedy'].map((name) => propertyOf(node, name))
  return message === undefined ? undefined : { exitCode: UNAVAILABLE, message, remedy }
}

function propertyOf(node: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  const property = node.properties.find((one) => one.name?.getText() === name)
  if (property === undefined) return undefined
  return ts.isPropertyAssignment(property) ? property.initializer : (property.name as ts.Identifier)
}

function rowsOf({ exitCode, message, remedy }: Made, given: Given, source: Source): Message[] {
  const said = remedy === undefined ? [] : source.textsOf(remedy, given)
  const remedies = [...new Set(said)].filter((text) => /[a-z]/.test(text))
  return source
    .textsOf(message, given)
    .filter((text) => /[a-z]{3}/.test(text.replaceAll('…', '')))
    .map((text) => ({ exitCode, message: text, remedy: remedies.length === 0 ? null : remedies.join('; or ') }))
}

interface Kind {
  exitCode: number
  /** How many arguments stand before the message. */
  before: number
}

/** The classes of errors, also those that other files derive. */
function withSubclasses(source: Source): Map<string, Kind> {
  const kinds = new Map([...EXIT_CODE_OF].map(([name, exitCode]) => [name, { exitCode, before: 0 }]))
  for (const { name, base, parameters } of source.subclasses()) {
    const kind = kinds.get(base)
    if (kind !== undefined) kinds.set(name, { ...kind, before: Math.max(0, parameters.indexOf('message')) })
  }
  return kinds
}
