/**
 * A log file that rotates as Python's RotatingFileHandler does: `file`, `file.1`, … `file.N`. Written synchronously, so that nothing is lost
 * when the process ends. What goes wrong after opening is told once and never ends a run.
 */
import { closeSync, fstatSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { ConfigurationError } from '../errors.js'

export class LogFile {
  #descriptor: number | null
  #size: number
  #reported = false

  /** @throws ConfigurationError when the file can't be opened */
  constructor(
    private readonly path: string,
    private readonly maxBytes: number,
    private readonly backupCount: number,
  ) {
    try {
      this.#descriptor = openSync(path, 'a')
      this.#size = fstatSync(this.#descriptor).size
    } catch (error) {
      const reason = (error as Error).message
      throw new ConfigurationError(`log_file ${path} can't be written: ${reason}`, 'check the folder and its permissions', { cause: error })
    }
  }

  /** @returns what went wrong, the first time it does */
  append(line: string): string | undefined {
    const bytes = Buffer.from(line, 'utf8')
    try {
      if (this.maxBytes > 0 && this.#size > 0 && this.#size + bytes.length > this.maxBytes) this.#rotate()
      this.#descriptor ??= openSync(this.path, 'a')
      writeSync(this.#descriptor, bytes)
      this.#size += bytes.length
      return undefined
    } catch (error) {
      if (this.#reported) return undefined
      this.#reported = true
      return `log_file ${this.path} can't be written any more: ${(error as Error).message}`
    }
  }

  close(): void {
    if (this.#descriptor !== null) closeSync(this.#descriptor)
    this.#descriptor = null
  }

  /** Without backups the file starts anew, as Python's does. */
  #rotate(): void {
    this.close()
    if (this.backupCount === 0) rmSync(this.path, { force: true })
    for (let number = this.backupCount; number > 0; number--) {
      const older = number === 1 ? this.path : `${this.path}.${number - 1}`
      try {
        renameSync(older, `${this.path}.${number}`)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      }
    }
    this.#size = 0
  }
}
