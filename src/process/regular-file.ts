/**
 * Files that are read or replaced must be regular files. Reading a pipe waits for a writer, and
 * reading a device may never end. Replacing renames a new file over the old one, so /dev/null would
 * become a file.
 */
import { statSync, type Stats } from 'node:fs'
import { resolve } from 'node:path'
import { ConfigurationError } from '../errors.js'

/**
 * proc(5): links to files that the shell has opened, perhaps regular files, and goes on writing to.
 */
const STREAM = /^\/(dev\/(stdin|stdout|stderr|fd\/)|proc\/)/

/**
 * @throws ConfigurationError when it is a device or a socket; a file that is only read, and once,
 * may be a pipe
 */
export function assertRegularOrPipe(path: string, name = path): void {
  if (statOrNone(path)?.isFIFO() !== true) assertRegular(path, name)
}

/**
 * Accepts a missing file, a folder, and a file that cannot be looked at: the later read or write
 * has a better error.
 * @param path links are followed
 * @param name for errors, e.g. `log_file /dev/null`
 * @throws ConfigurationError when it is a device, a pipe or a socket
 */
export function assertRegular(path: string, name = path): void {
  const kind = STREAM.test(resolve(path)) ? 'a stream of this process' : irregularKind(statOrNone(path))
  if (kind !== null)
    throw new ConfigurationError(`${name} is ${kind}, and must be a regular file`, 'name a regular file, or none')
}

function statOrNone(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

function irregularKind(found: Stats | undefined): string | null {
  if (found === undefined || found.isFile() || found.isDirectory()) return null
  if (found.isFIFO()) return 'a pipe'
  return found.isSocket() ? 'a socket' : 'a device'
}
