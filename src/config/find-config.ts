/** Finds the config file. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { powerShellQuoted } from '../core/text/powershell-quoting.js'
import { ConfigurationError } from '../errors.js'
import type { ConfigKind } from './parameters.js'

/** The name of this tool, then the Python tool's. */
export const DEFAULT_NAMES: Readonly<Record<ConfigKind, readonly [string, string]>> = {
  export: ['export-config.json', 'export_config.json'],
  import: ['import-config.json', 'import_config.json'],
}

/** The absolute path of the one that a run takes without --config; undefined: neither is there. */
export function usualConfig(kind: ConfigKind, cwd: string): string | undefined {
  return DEFAULT_NAMES[kind].map((name) => resolve(cwd, name)).find((path) => existsSync(path))
}

/**
 * @param given the path of --config
 * @returns the absolute path
 * @throws ConfigurationError when none is given and neither default is there
 */
export function findConfig(kind: ConfigKind, given: string | undefined, cwd: string): string {
  if (given !== undefined) return resolve(cwd, given)
  const usual = usualConfig(kind, cwd)
  if (usual !== undefined) return usual
  throw new ConfigurationError(
    `there is no config file: neither ${DEFAULT_NAMES[kind].join(' nor ')} is in ${cwd}`,
    `name it with --config FILE, or write one with ad-user-sync init ${kind}; ad-user-sync ${kind} --help lists its parameters`,
  )
}

/** What a further command needs to find the same file: ` --config b.json`; '' for the usual one. */
export function configOption({ config }: { config?: string | undefined }): string {
  if (config === undefined) return ''
  return ` --config ${/^[\w.:\\/-]+$/.test(config) ? config : powerShellQuoted(config)}`
}
