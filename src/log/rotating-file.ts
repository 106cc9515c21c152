/**
 * A log file that rotates like the Python tool's (logging.handlers.RotatingFileHandler): before a
 * line would make FILE longer than the limit, FILE.1 becomes FILE.2 and so on, FILE becomes FILE.1,
 * and the oldest is deleted.
 */
import { appendFileSync, closeSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { errorCode } from '../errors.js'

export class RotatingFile {
  /** Creates the file: an error must come now, not in the middle of a run. */
  constructor(
    readonly path: string,
    private readonly maxBytes: number,
    private readonly backupCount: number,
  ) {
    closeSync(openSync(path, 'a'))
  }

  /** Opened and closed for each line: another process may rotate the same file. */
  write(line: string): void {
    const bytes = Buffer.from(`${line}\n`)
    if (this.#isFull(bytes.length)) this.#rotate()
    appendFileSync(this.path, bytes)
  }

  #isFull(more: number): boolean {
    if (this.maxBytes === 0 || this.backupCount === 0) return false
    const { size } = statSync(this.path, { throwIfNoEntry: false }) ?? { size: 0 }
    return size > 0 && size + more > this.maxBytes
  }

  #rotate(): void {
    try {
      rmSync(`${this.path}.${this.backupCount}`, { force: true })
    } catch {
      // On Windows a viewer may hold it. Nothing moves then, or the one before it would be lost.
      return
    }
    for (let index = this.backupCount - 1; index >= 1; index--)
      this.#move(`${this.path}.${index}`, `${this.path}.${index + 1}`)
    this.#move(this.path, `${this.path}.1`)
  }

  #move(from: string, to: string): void {
    try {
      renameSync(from, to)
    } catch (error) {
      // A gap in the numbers is no error. On Windows a viewer may hold the file, which then goes on
      // growing.
      if (!['ENOENT', 'EPERM', 'EBUSY', 'EACCES'].includes(errorCode(error))) throw error
    }
  }
}
