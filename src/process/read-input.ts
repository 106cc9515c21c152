/** Standard input as a whole. */
import type { Io } from './io.js'

/** Reads to its end. */
export async function readInput({ stdin }: Pick<Io, 'stdin'>): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of stdin) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}
