/** Standard input as a whole. */
import { ConfigurationError } from '../errors.js'
import type { Io } from './io.js'
import { howMany } from '../core/text/how-many.js'

/**
 * Of a file that people write, or what is piped in its place: it is written by hand, or holds a
 * line or two per person.
 */
export const MAX_INPUT_BYTES = 16 * 1024 * 1024

/** Reads to its end. @throws ConfigurationError when it cannot be read, or does not end */
export async function readInput({ stdin }: Pick<Io, 'stdin'>): Promise<Buffer> {
  const pieces: Buffer[] = []
  let size = 0
  try {
    for await (const piece of stdin) {
      pieces.push(piece as Buffer)
      size += (piece as Buffer).length
      if (size <= MAX_INPUT_BYTES) continue
      const problem = `standard input has more than ${howMany(MAX_INPUT_BYTES, 'byte')}`
      throw new ConfigurationError(problem, 'pass the entries in several runs')
    }
  } catch (error) {
    if (error instanceof ConfigurationError) throw error
    throw new ConfigurationError(`standard input cannot be read: ${(error as Error).message}`, 'pipe a file into it', {
      cause: error,
    })
  }
  return Buffer.concat(pieces)
}
