/**
 * How the tests start the tool: the compiled command line with this Node, or as a Windows program
 * through the relay of test/windows.
 */
import { join } from 'node:path'
import { labEnvironment } from '../../lab/domains.js'

const root = join(import.meta.dirname, '..', '..', '..')
const RELAY = process.env['LAB_RELAY']

/** Whether the tool runs as a Windows program. */
export const ON_WINDOWS = RELAY !== undefined

/** A program's arguments for `spawn`, and its whole environment. */
export interface Command {
  program: string
  args: readonly string[]
  env: NodeJS.ProcessEnv
}

/** The compiled command line; a package has its own. */
const CLI = join(root, 'dist', 'cli.js')

/**
 * @param env what the tool's environment has besides the lab's
 * @param script what Node runs
 */
export function toolCommand(args: readonly string[], env: NodeJS.ProcessEnv = {}, script = CLI): Command {
  const program = process.execPath
  if (RELAY === undefined)
    return {
      program,
      args: [script, ...args],
      env: { ...process.env, ...labEnvironment(), ...env },
    }
  const client = join(root, 'test', 'windows', 'relay-client.js')
  return { program, args: [client, RELAY, ...args], env: { ...process.env, LAB_RELAYED: JSON.stringify(env) } }
}

/** A path as the tool shows it: wine's drive Z is the root folder. */
export function shownPath(path: string): string {
  return ON_WINDOWS ? `Z:${path.replaceAll('/', '\\')}` : path
}
