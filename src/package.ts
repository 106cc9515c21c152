/** The package's own files, found from the one module that knows where it stands: the same folder level in src/ and in dist/. */
import { join } from 'node:path'
import { readJsonSync } from 'fs-extra/esm'

const ROOT = join(import.meta.dirname, '..')

/** Folder of the JSON Schemas that config files may name as their `$schema`. */
export const SCHEMA_FOLDER = join(ROOT, 'schemas')

/** Manifest of the PowerShell module that does every read and write of Active Directory. */
export const SESSION_MODULE = join(ROOT, 'ps-scripts', 'AdUserSync.Session', 'AdUserSync.Session.psd1')

/** The script with which an administrator gives an account the rights of an import. */
export const GRANT_SCRIPT = join(ROOT, 'ps-scripts', 'Grant-SyncRights.ps1')

/** What package.json says of the program. */
export function packageManifest(): { version: string; engines: { node: string } } {
  return readJsonSync(join(ROOT, 'package.json')) as { version: string; engines: { node: string } }
}
