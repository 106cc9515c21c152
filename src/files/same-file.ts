/** Whether two paths lead to one file, regardless of spelling and links. */
import { realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { attempt } from './attempt.js'

export function isSameFile(one: string, other: string): boolean {
  if (canonical(one) === canonical(other)) return true
  const [a, b] = [fileNumber(one), fileNumber(other)]
  return a !== undefined && a === b
}

/** Whether `path` is one of the older files of this log: FILE.1 to FILE.COUNT. */
export function isRotationOf(path: string, log: string, count: number): boolean {
  // Rotation moves the link itself, not its target.
  const start = join(canonical(dirname(log)), folded(basename(log)))
  const found = canonical(path)
  const number = found.startsWith(`${start}.`) ? found.slice(start.length + 1) : ''
  return /^[1-9]\d*$/.test(number) && Number(number) <= count
}

/**
 * A missing file is named after its folder. A path that cannot be resolved, such as the pipe of a
 * process substitution, is no other name of a file.
 */
function canonical(path: string): string {
  const absolute = resolve(path)
  const real =
    attempt(() => realpathSync.native(absolute)) ??
    join(attempt(() => realpathSync.native(dirname(absolute))) ?? dirname(absolute), basename(absolute))
  return folded(real)
}

/** Windows ignores the case of paths. */
const folded = (path: string): string => (process.platform === 'win32' ? path.toLowerCase() : path)

/** The same number for every link to a file; some file systems do not number files. */
function fileNumber(path: string): string | undefined {
  const found = attempt(() => statSync(path, { bigint: true }))
  return found === undefined || found.ino === 0n ? undefined : `${found.dev}:${found.ino}`
}
