/**
 * The text that crosses the PowerShell session. A command is one line of constants with the
 * exchange's random id. Its data is on data lines on standard input, never in script text. An
 * answer is one line, recognised by the id. schemas/powershell-*.schema.json define both. Output is
 * not trusted: anything but exactly one whole, valid answer is a `BrokenAnswerError`.
 */
import { gunzipSync } from 'node:zlib'
import { quickValidator } from '../../core/schema/validators.js'
import type { FailureCategory } from '../directory.js'
import { MODULE_VARIABLE } from './environment.js'

const MARKER = 'AdUserSync:'
/** Digits of a datum's size (ps-scripts/AdUserSync.Session/Private/Read-SyncData.ps1). */
const SIZE_DIGITS = 10

export interface EnvelopeError {
  category: FailureCategory
  code: number | null
  message: string
  /** The .NET type of the exception. */
  type?: string | null
  /** The next step, if the scripts know it. */
  remedy?: string | null
}
export type Envelope = { ok: true; result: unknown } | { ok: false; error: EnvelopeError }

export class BrokenAnswerError extends Error {}

/** The envelope with the id that was asked for, and everything else that was on standard output. */
export interface Answer {
  envelope: Envelope
  rest: string
}

/**
 * What a command writes, on a line of its own, as soon as it runs: its data are sent only then
 * (Read-SyncRequest.ps1).
 */
export const readyLine = (id: string): string => `AdUserSyncReady:${id}`

/**
 * Loads the module that MODULE_VARIABLE names, and answers with PowerShell's version. The path is
 * escaped because -Name takes wildcards; the progress record of a module that loads would be drawn
 * between the answers. An error is told as an envelope, with PowerShell's own category as its type:
 * `SecurityError` for a refusal by the execution policy, in every language (PSSecurityException).
 */
export function loadModule(id: string): string {
  const name = `[Management.Automation.WildcardPattern]::Escape($env:${MODULE_VARIABLE})`
  const message = `($_.Exception.Message.Replace('\\', '\\\\').Replace('"', '\\"') -replace '[\\x00-\\x1f]', ' ')`
  const error = `{"category":"unknown","code":null,"type":"' + $_.CategoryInfo.Category + '","message":"' + ${message} + '"}`
  return (
    `& { [Console]::Out.Write("${readyLine(id)}\`n"); $global:ProgressPreference = 'SilentlyContinue'; ` +
    `try { Import-Module -Name (${name}) -Global -ErrorAction Stop; ` +
    // Without it, no request would ever be read.
    `[void](Get-Command -Name Invoke-SyncRequest -ErrorAction Stop); ` +
    `$answer = '{"ok":true,"result":"' + $PSVersionTable.PSVersion + '"}' } ` +
    `catch { $answer = '{"ok":false,"error":${error}}' }; ` +
    `[Console]::Out.Write("\`n${MARKER}${id}:" + ${base64Utf8('$answer')} + "\`n") }`
  )
}

/** The command that reads a request and answers it. */
export const invokeRequest = (id: string): string => `Invoke-SyncRequest -Id ${id}`

/**
 * What `invokeRequest` reads: the request, then each secret, which never is in the JSON, because
 * ConvertFrom-Json's parameters are recorded by module logging. Each datum is marked with the id
 * and announces its size: it is read to its last byte, and no byte further. It has no line end, so
 * that it could not be run as a command even where nobody reads it.
 */
export function requestData(id: string, operation: string, parameters: object, secrets: readonly string[]): string {
  const json = JSON.stringify({ id, operation, parameters, secrets: secrets.length })
  const data = [Buffer.from(json, 'utf8'), ...secrets.map((secret) => Buffer.from(secret, 'utf16le'))]
  return data
    .map((bytes) => bytes.toString('base64'))
    .map((text) => `${MARKER}${id}:${String(text.length).padStart(SIZE_DIGITS, '0')}:${text}`)
    .join('')
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
  const rest = [...lines.filter((other) => other !== line && other !== readyLine(id)), line.slice(0, at)].join('\n')
  return { envelope: decodeEnvelope(line.slice(at + start.length).trimEnd()), rest }
}

function decodeEnvelope(encoded: string): Envelope {
  // Buffer.from skips what is not base64, so a damaged line could pass for another value.
  if (encoded.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(encoded)) {
    throw new BrokenAnswerError('gave an answer that is cut off or damaged')
  }
  let envelope: unknown
  try {
    envelope = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(unzipped(Buffer.from(encoded, 'base64'))))
  } catch {
    throw new BrokenAnswerError('gave an answer that is not JSON')
  }
  return validPart<Envelope>(undefined, envelope)
}

/**
 * Pages are about 500 KB, and one object that is larger; whatever would be much more is not
 * unpacked.
 */
const MAX_JSON_BYTES = 64_000_000

/**
 * JSON begins otherwise than gzip does (RFC 1952, 2.3.1). @throws Error for what is damaged, or too
 * large
 */
const unzipped = (bytes: Uint8Array): Uint8Array =>
  bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, { maxOutputLength: MAX_JSON_BYTES }) : bytes

/** An operation's result, as the schema describes it. Throws BrokenAnswerError. */
export function checkResult<T>(operation: string, result: unknown): T {
  return validPart<T>(operation, result)
}

function validPart<T>(definition: string | undefined, value: unknown): T {
  const validate = quickValidator<T>('powershell-response', definition)
  if (validate(value)) return value
  // Paths and rules only: the values may be anything, of any size.
  const problem = validate.errors?.[0]
  throw new BrokenAnswerError(
    `gave an answer of the wrong form (${problem?.instancePath.slice(0, 200) || '/'} ${problem?.message ?? ''})`,
  )
}

const base64Utf8 = (expression: string): string =>
  `[Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes(${expression}))`
