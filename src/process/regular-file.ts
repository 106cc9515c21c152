/**
 * Files that are read or replaced must be regular files. A pipe is read until somebody writes to it, a device for ever; and what is written whole
 * is renamed over what was there, so that /dev/null would become a file.
 */
import { statSync, type Stats } from 'node:fs'
import { resolve } from 'node:path'
import { ConfigurationError } from '../errors.js'

/** proc(5): links to what the shell has opened, a regular file perhaps, which it goes on writing to. */
const STREAM = /^\/(dev\/(stdin|stdout|stderr|fd\/)|proc\/)/

/**
 * @throws ConfigurationError when it is a device or a socket: what is only read, and once, may come through a pipe
 */
export function assertRegularOrPipe(path: string, name = path): void {
  if (look(path)?.isFIFO() !== true) assertRegular(path, name)
}

/**
 * A missing file is fine, and so is a folder, or what cannot be looked at: reading or writing it says more.
 * @param path any link is followed
 * @param name what errors call the file, e.g. `log_file /dev/null`
 * @throws ConfigurationError when it is a device, a pipe or a socket
 */
export function assertRegular(path: string, name = path): void {
  const kind = STREAM.test(resolve(path)) ? 'a stream of this process' : kindOf(look(path))
  if (kind !== null)
    throw new ConfigurationError(`${name} is ${kind}, and must be a regular file`, 'name a regular file, or none')
}

function look(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

function kindOf(found: Stats | undefined): string | null {
  if (found === undefined || found.isFile() || found.isDirectory()) return null
  if (found.isFIFO()) return 'a pipe'
  return found.isSocket() ? 'a socket' : 'a device'
}
