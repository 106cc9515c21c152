/** Whether two paths lead to one file, however they are spelled and whatever links lead there. */
import { realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { attempt } from './attempt.js'

export function isSameFile(one: string, other: string): boolean {
  if (canonical(one) === canonical(other)) return true
  const [a, b] = [identity(one), identity(other)]
  return a !== undefined && a === b
}

/** Whether `path` is one of the files that a log of this path is moved to: FILE.1 to FILE.COUNT. */
export function isRotationOf(path: string, log: string, count: number): boolean {
  // A link is moved itself, not what it leads to.
  const start = join(canonical(dirname(log)), folded(basename(log)))
  const found = canonical(path)
  const number = found.startsWith(`${start}.`) ? found.slice(start.length + 1) : ''
  return /^[1-9]\d*$/.test(number) && Number(number) <= count
}

/** What is not there yet is named after its folder. What cannot be resolved, such as the pipe of a process substitution, is no other name of a file. */
function canonical(path: string): string {
  const absolute = resolve(path)
  const real =
    attempt(() => realpathSync.native(absolute)) ??
    join(attempt(() => realpathSync.native(dirname(absolute))) ?? dirname(absolute), basename(absolute))
  return folded(real)
}

/** Windows reads a path in any case. */
const folded = (path: string): string => (process.platform === 'win32' ? path.toLowerCase() : path)

/** The same for every link to a file; some file systems number no files. */
function identity(path: string): string | undefined {
  const found = attempt(() => statSync(path, { bigint: true }))
  return found === undefined || found.ino === 0n ? undefined : `${found.dev}:${found.ino}`
}
