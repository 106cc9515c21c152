/**
 * What a preflight looks at on this computer, without changing it: Node, the config file, files
 * that are read, folders that are written.
 */
import { accessSync, constants, statSync } from 'node:fs'
import { dirname } from 'node:path'
import satisfies from 'semver/functions/satisfies.js'
import { UNSIGNED, UNSIGNED_REMEDY } from '../../config/secret.js'
import type { CommonSettings } from '../../config/settings.js'
import { ConfigurationError } from '../../errors.js'
import { packageManifest } from '../../package.js'
import type { Checklist, Finding, Looked } from './checklist.js'
import { howMany } from '../../core/text/how-many.js'

/** @param version for tests: that of another Node */
export function nodeVersion(version = process.versions.node): Finding<string> {
  const { engines } = packageManifest()
  if (!satisfies(version, engines.node, { includePrerelease: true })) {
    throw new ConfigurationError(version, `install an LTS version of Node.js from nodejs.org; it needs ${engines.node}`)
  }
  return { value: version, found: version }
}

/** Reads and checks the config file, and the secret. */
export function lookAtConfig<S extends CommonSettings>(list: Checklist, load: () => S): Promise<Looked<S>> {
  return list.look('config file', [], () => {
    const settings = load()
    const { configFile, warnings } = settings
    if (warnings.length === 0) return { value: settings, found: configFile }
    return {
      value: settings,
      found: [configFile, ...warnings].join('\n'),
      remedy: 'the tool works all the same; correct it when you can',
    }
  })
}

/** Without a secret, nothing protects the users file on its way. */
export function lookAtSecret(list: Checklist, settings: Looked<CommonSettings>): Promise<Looked<null>> {
  return list.look('secret', [settings], ({ hmac }) =>
    hmac === null
      ? { value: null, found: UNSIGNED, remedy: UNSIGNED_REMEDY }
      : { value: null, found: `${howMany(hmac.length, 'byte')}: users files are signed with it` },
  )
}

export function lookAtLogFile(list: Checklist, settings: Looked<CommonSettings>): Promise<Looked<null>> {
  return list.look('log file', [settings], ({ log }) => {
    if (log.file === null) return { value: null, found: 'none: logs go to standard error' }
    return writableFile(log.file, 'log_file')
  })
}

/**
 * Whether a file could be written, or made, there, as far as its mode says: on Windows an access
 * control list may still forbid it.
 */
export function writableFile(path: string, parameter: string): Finding<null> {
  const folder = dirname(path)
  try {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new Error('it is a folder')
    if (!statSync(folder).isDirectory()) throw new Error(`${folder} is not a folder`)
    accessSync(folder, constants.W_OK)
    if (statSync(path, { throwIfNoEntry: false }) !== undefined) accessSync(path, constants.W_OK)
  } catch (error) {
    const remedy = `create its folder, let the account that runs this write there, or correct ${parameter}`
    throw new ConfigurationError(`${path} cannot be written: ${(error as Error).message}`, remedy, { cause: error })
  }
  return { value: null, found: path }
}
