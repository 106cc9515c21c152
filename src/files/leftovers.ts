/**
 * Temporary files beside another file: their names, and the removal of those that a killed run
 * left.
 */
import { randomBytes } from 'node:crypto'
import { readdirSync, rmSync } from 'node:fs'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { isNumberInUse } from './process-table.js'

/**
 * The name holds computer and process of its maker. The rest cannot be guessed, so that nobody can
 * have put a link there.
 */
export function besideName(path: string, ending: 'tmp' | 'stale'): string {
  return `${path}.${hostname()}.${process.pid}.${randomBytes(6).toString('hex')}.${ending}`
}

/**
 * Removes those beside `path` whose maker was a process of this computer that has ended. One that
 * cannot be removed does no harm.
 */
export function removeLeftovers(path: string): void {
  const start = `${basename(path)}.${hostname()}.`
  try {
    for (const name of readdirSync(dirname(path)).filter((other) => other.startsWith(start))) {
      const maker = /^(\d+)\.[0-9a-f]{12}\.(tmp|stale)$/.exec(name.slice(start.length))?.[1]
      if (maker !== undefined && !isNumberInUse(Number(maker))) rmSync(join(dirname(path), name), { force: true })
    }
  } catch {
    return
  }
}
