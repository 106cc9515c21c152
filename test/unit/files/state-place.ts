/** Where a test keeps the state of an import. */
import { join } from 'node:path'
import type { StatePlace } from '../../../src/files/state-file.js'

export const place = (folder: string, managedUserPath: string): StatePlace => ({
  resolutionsFile: join(folder, 'resolutions.json'),
  managedUserPath,
})
