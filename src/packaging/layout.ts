/** Where packaging reads and writes. */
import { join } from 'node:path'

/** The repository. */
export const ROOT = join(import.meta.dirname, '..', '..')

/** What `npm run package` makes; not in git. */
export const RELEASE = join(ROOT, 'release')

/** Files by their path in an archive, with forward slashes. */
export type Contents = ReadonlyMap<string, Uint8Array>
