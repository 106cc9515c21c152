/**
 * Reads every hostile file, and plans what could be read: hostile-files.test.ts starts it with
 * little memory, and takes its lines.
 */
import { readUsersFile } from '../../src/core/users-file/read.js'
import { InputError } from '../../src/errors.js'
import { input, planOf } from '../unit/builders.js'
import { HOSTILE_FILES } from './hostile-files.js'

for (const { name, bytes } of HOSTILE_FILES) {
  process.stdout.write(`${JSON.stringify({ name, ...outcomeOf(bytes()) })}\n`)
}

function outcomeOf(bytes: Buffer): { refused: boolean; message: string } {
  try {
    const { people } = readUsersFile(bytes, null)
    return { refused: false, message: `${planOf(input({ people })).actions.length} actions` }
  } catch (error) {
    if (error instanceof InputError) return { refused: true, message: error.message }
    throw error
  }
}
