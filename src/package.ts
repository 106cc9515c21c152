/**
 * The paths of the package's own files. They are relative to this module, which is in src/, in
 * dist/, or beside package.json in the zip for Windows.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const HERE = import.meta.dirname
/**
 * The folder of package.json. In a single executable this module's folder is the executable's
 * (nodejs.org/api/single-executable-applications.html).
 */
const ROOT = existsSync(join(HERE, 'package.json')) ? HERE : join(HERE, '..')

/** Folder of the JSON Schemas that config files may name as their `$schema`. */
export const SCHEMA_FOLDER = join(ROOT, 'schemas')

/** Manifest of the PowerShell module for every read and write of Active Directory. */
export const SESSION_MODULE = join(ROOT, 'ps-scripts', 'AdUserSync.Session', 'AdUserSync.Session.psd1')

/** The script with which an administrator gives an account the rights of an import. */
export const GRANT_SCRIPT = join(ROOT, 'ps-scripts', 'Grant-SyncRights.ps1')

/** The program's facts in package.json. */
export function packageManifest(): Manifest {
  return JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest
}

interface Manifest {
  name: string
  version: string
  description: string
  license: string
  engines: { node: string }
}
