/**
 * What crosses the PowerShell session, as text. Requests are data lines on standard input, never script text; an answer is one line that is
 * known by its random id. schemas/powershell-*.schema.json say what is in them. What comes back is not trusted: anything but exactly one
 * whole, valid answer is a `BrokenAnswerError`.
 */
import { quickValidator } from '../../core/schema/schemas.js'
import type { FailureCategory } from '../directory.js'

const MARKER = 'AdUserSync:'
/** The buffer of ps-scripts/AdUserSync/Read-SyncSecret.ps1. */
const MAX_SECRET_LINE = 4096

export interface EnvelopeError {
  category: FailureCategory
  code: number | null
  message: string
  /** The .NET type of the exception. */
  type?: string | null
}
export type Envelope = { ok: true; result: unknown } | { ok: false; error: EnvelopeError }

export class BrokenAnswerError extends Error {}

/** The envelope with the id that was asked for, and everything else that was on standard output. */
export interface Answer {
  envelope: Envelope
  rest: string
}

/**
 * Says who is there, through the standard-input channel that all later data uses: the next line is read as data and echoed. Single quotes
 * and constants only: nothing in script text ever comes from data. In constrained language mode it fails, as the delimiters do.
 */
export function handshake(id: string): string {
  const envelope = `'{"ok":true,"result":"' + $PSVersionTable.PSVersion + '"}'`
  return `[Console]::Out.Write('${MARKER}' + [Console]::In.ReadLine() + ':' + ${base64Utf8(envelope)} + "\`n")\n${id}`
}

/**
 * Loads the module whose path is in the second data line. The path is escaped because -Name takes wildcards; the progress record of a
 * module that loads would be drawn between the answers. An error is told as an envelope, with PowerShell's own category
 * as its type: `SecurityError` for a refusal by the execution policy, in every language (PSSecurityException).
 */
export function loadModule(id: string, path: string): string {
  const name =
    '[Management.Automation.WildcardPattern]::Escape([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($path)))'
  const message = `($_.Exception.Message.Replace('\\', '\\\\').Replace('"', '\\"') -replace '[\\x00-\\x1f]', ' ')`
  const error = `{"category":"unknown","code":null,"type":"' + $_.CategoryInfo.Category + '","message":"' + ${message} + '"}`
  const script =
    `& { $id = [Console]::In.ReadLine(); $path = [Console]::In.ReadLine(); $global:ProgressPreference = 'SilentlyContinue'; ` +
    `try { Import-Module -Name (${name}) -Global -ErrorAction Stop; ` +
    // Without it, the data lines would be run as commands.
    `[void](Get-Command -Name Invoke-SyncRequest -ErrorAction Stop); $answer = '{"ok":true,"result":null}' } ` +
    `catch { $answer = '{"ok":false,"error":${error}}' }; ` +
    `[Console]::Out.Write("\`n${MARKER}" + $id + ':' + ${base64Utf8('$answer')} + "\`n") }`
  return `${script}\n${id}\n${base64(path)}`
}

/** Whether an operation leaves the directory as it is, by its verb. */
export const isRead = (operation: string): boolean => /^(Get|Find|Read)-/.test(operation)

/**
 * Secrets travel in lines of their own, not in the JSON: ConvertFrom-Json's parameters are recorded by module logging.
 * Throws RangeError for one that is longer than the scripts read: what they leave over would be run, and recorded, as a command.
 */
export function request(id: string, operation: string, parameters: object, secrets: readonly string[]): string {
  const lines = secrets.map((secret) => Buffer.from(secret, 'utf16le').toString('base64'))
  if (lines.some((line) => line.length > MAX_SECRET_LINE))
    throw new RangeError('a secret is too long for PowerShell to read')
  return [
    'Invoke-SyncRequest',
    base64(JSON.stringify({ id, operation, parameters, secrets: secrets.length })),
    ...lines,
  ].join('\n')
}

/** Throws BrokenAnswerError. */
export function readAnswer(output: string, id: string): Answer {
  const start = `${MARKER}${id}:`
  const lines = output.split(/\r\n|\r|\n/)
  // Text written without a line end can stand before the marker.
  const answers = lines.filter((line) => line.includes(start))
  const [line, ...more] = answers
  if (line === undefined) throw new BrokenAnswerError('gave no answer')
  if (more.length > 0) throw new BrokenAnswerError('gave more than one answer')
  const at = line.indexOf(start)
  const rest = [...lines.filter((other) => other !== line), line.slice(0, at)].join('\n')
  return { envelope: decodeEnvelope(line.slice(at + start.length).trimEnd()), rest }
}

function decodeEnvelope(encoded: string): Envelope {
  // Buffer.from skips what is not base64, so a damaged line could pass for another value.
  if (encoded.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(encoded)) {
    throw new BrokenAnswerError('gave an answer that is cut off or damaged')
  }
  let envelope: unknown
  try {
    envelope = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(encoded, 'base64')))
  } catch {
    throw new BrokenAnswerError('gave an answer that is not JSON')
  }
  return checked<Envelope>(undefined, envelope)
}

/** An operation's result, as the schema describes it. Throws BrokenAnswerError. */
export function checkResult<T>(operation: string, result: unknown): T {
  return checked<T>(operation, result)
}

function checked<T>(definition: string | undefined, value: unknown): T {
  const validate = quickValidator<T>('powershell-response', definition)
  if (validate(value)) return value
  // Paths and rules only: the values may be anything, of any size.
  const problem = validate.errors?.[0]
  throw new BrokenAnswerError(
    `gave an answer of the wrong form (${problem?.instancePath.slice(0, 200) || '/'} ${problem?.message ?? ''})`,
  )
}

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64')
const base64Utf8 = (expression: string): string =>
  `[Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes(${expression}))`
