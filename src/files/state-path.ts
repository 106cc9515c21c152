import { join } from 'node:path'
import { dnKey } from '../core/names/distinguished-name.js'
import { sha256 } from '../core/text/sha256.js'

/**
 * The file of one managed_user_path, however it is spelled: imports into different containers share
 * a folder, and no file.
 */
export function statePath(
  folder: string,
  managedUserPath: string,
  extension: 'lock' | 'state.json' | 'names.json' | 'runs.json',
): string {
  const hash = sha256(dnKey(managedUserPath)).slice(0, 12)
  return join(folder, `ad-user-sync-${hash}.${extension}`)
}
