/**
 * The errors that the cmdlets make themselves, with exit code and remedy, read from each
 * `New-AdsError -ExitCode … -Message … -Remedy …` of the module and its file of strings.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Message } from './messages.js'

/** The message stands there, or in the assignment before it. */
const MADE =
  /New-AdsError -ExitCode (\d+) -Message (?:\(?\$Strings\.(\w+)|\$message\b)[^\n]*? -Remedy \(?\$Strings\.(\w+)/g
const ASSIGNED = /\$message = (?:\$Strings\.(\w+)|\S)/g

/**
 * Without what the tool says and the cmdlets pass on. By exit code.
 * @param folder of the module
 */
export function cmdletMessages(folder: string): Message[] {
  const strings = stringsOf(readFileSync(join(folder, 'en-US', 'Strings.psd1'), 'utf8'))
  const files = ['Private', 'Public'].flatMap((part) => readdirSync(join(folder, part)).map((name) => join(part, name)))
  const found = files.sort().flatMap((name) => {
    const script = readFileSync(join(folder, name), 'utf8')
    return [...script.matchAll(MADE)].flatMap(({ index, 1: code, 2: direct, 3: remedy }) => {
      const message = direct ?? [...script.slice(0, index).matchAll(ASSIGNED)].at(-1)?.[1]
      if (message === undefined) return []
      return [{ exitCode: Number(code), message: textOf(message, strings), remedy: textOf(remedy!, strings) }]
    })
  })
  return found.sort((a, b) => a.exitCode - b.exitCode)
}

/** The strings of a data file by their keys, values as …. */
const stringsOf = (data: string): ReadonlyMap<string, string> =>
  new Map(
    [...data.matchAll(/^ *(\w+) *= (?:'(.*)'|"(.*)")$/gm)].map(([, key, single, double]) => [
      key!,
      (single ?? double)!.replace(/\{\d\}/g, '…'),
    ]),
  )

function textOf(key: string, strings: ReadonlyMap<string, string>): string {
  const text = strings.get(key)
  if (text === undefined) throw new Error(`the cmdlets have no text ${key}`)
  return text
}
