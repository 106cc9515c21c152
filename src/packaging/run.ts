/** Programs that packaging calls. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { ROOT } from './layout.js'

/**
 * Runs a program in the repository to its end. @returns its standard output @throws Error with what
 * it said
 */
export async function runProgram(program: string, args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(program, args, { cwd: ROOT, maxBuffer: 64 * 1024 * 1024 })
  return stdout
}
