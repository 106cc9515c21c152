/** For commands that are used on both sides: which kind of config is meant, and its secret. */
import { resolve } from 'node:path'
import type { Io } from '../process/io.js'
import { assertRegular } from '../process/regular-file.js'
import { usualConfig } from './find-config.js'
import { loadExportSettings, loadImportSettings } from './load-settings.js'
import type { CommonOptions } from './options.js'
import type { ConfigKind } from './parameters.js'
import { parseJson, readBytes } from './read-json.js'
import { resolveSecret } from './secret.js'

/**
 * null: none is named, and none of the usual names is there. @throws ConfigurationError when the
 * file cannot be read, or is a device or a pipe
 */
export function kindOfConfig({ config }: CommonOptions, { cwd }: Pick<Io, 'cwd'>): ConfigKind | null {
  if (config === undefined) {
    return (['import', 'export'] as const).find((kind) => usualConfig(kind, cwd) !== undefined) ?? null
  }
  const path = resolve(cwd, config)
  assertRegular(path, `the config file ${path}`)
  const value = parseJson(readBytes(path), path)
  return typeof value === 'object' && value !== null && 'user_path' in value ? 'export' : 'import'
}

/**
 * The key of the MAC as an export or import here would have it; null without one. @throws
 * ConfigurationError
 */
export function secretOf(options: CommonOptions, io: Pick<Io, 'cwd'>): Buffer | null {
  const kind = kindOfConfig(options, io)
  if (kind === null) return resolveSecret({ ...options.hmac, config: null }).secret
  return (kind === 'import' ? loadImportSettings : loadExportSettings)(options, io).hmac
}
