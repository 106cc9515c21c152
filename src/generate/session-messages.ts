/**
 * The errors with a remedy that the scripts in ps-scripts/AdUserSync.Session make themselves: what
 * is wrong with the ActiveDirectory module. Read from each `New-SyncException … -Remedy …`.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { EXIT_CODES } from '../errors.js'
import type { Message } from './messages.js'

const MADE = /New-SyncException -Category 'unavailable'[^]*?-Message (['"])(.*?)\1[^]*?-Remedy \(([^)]*)\)/g

/** @param folder of the scripts */
export function sessionMessages(folder: string): Message[] {
  const names = readdirSync(folder).sort()
  return names.flatMap((name) =>
    [...readFileSync(join(folder, name), 'utf8').matchAll(MADE)].map(([, , message = '', remedy = '']) => ({
      exitCode: EXIT_CODES.unavailable.code,
      message: message.replace(/\$\(.*\)/, '…'),
      // A text in pieces, each in quotes.
      remedy: [...remedy.matchAll(/'([^']*)'/g)].map(([, piece]) => piece).join(''),
    })),
  )
}
