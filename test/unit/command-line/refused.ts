/** Command lines that are refused. */
import assert from 'node:assert/strict'
import { parseCommandLine } from '../../../src/command-line/command-line.js'
import { COMMANDS } from '../../../src/commands/commands.js'
import { ConfigurationError } from '../../../src/errors.js'

export const refused = async (...args: string[]): Promise<ConfigurationError> => {
  const error: unknown = await parseCommandLine(args, COMMANDS, undefined, 80).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  assert.ok(error instanceof ConfigurationError, `${args.join(' ')}: ${String(error)}`)
  assert.ok(error.remedy)
  return error
}
