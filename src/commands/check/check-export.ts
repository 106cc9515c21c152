/** The preflight of `export`: checks everything that it needs, in that order. */
import { loadExportSettings } from '../../config/load-settings.js'
import { additionalAttributes } from '../../core/users-file/people-from-directory.js'
import { checkExportFiles } from '../../files/roles.js'
import type { Io } from '../../process/io.js'
import type { ExportOptions } from '../../config/options.js'
import { checkUserPath, knownAttributes, searchedGroups } from '../../snapshot/source.js'
import type { Checklist } from './checklist.js'
import { lookAtConfig, lookAtLogFile, lookAtSecret, nodeVersion, writableFile } from './computer-checks.js'
import { groupPath } from './directory-checks.js'
import { lookAtDirectory } from './powershell-checks.js'

const NO_ATTRIBUTES = 'none: people are exported with their names, groups and state only'

export async function checkExport(list: Checklist, options: ExportOptions, io: Io): Promise<void> {
  await list.look('Node.js', [], () => nodeVersion())
  const settings = await lookAtConfig(list, () => {
    const settings = loadExportSettings(options, io)
    checkExportFiles(settings)
    return settings
  })
  await lookAtSecret(list, settings)
  await lookAtLogFile(list, settings)
  await list.look('export file', [settings], ({ exportFile }) =>
    exportFile === null
      ? { value: null, found: 'none: users go to standard output' }
      : writableFile(exportFile, 'export_file'),
  )
  const directory = await lookAtDirectory(list, settings, options, io)
  try {
    const needs = [directory, settings] as const
    await list.look('user_path', needs, async (ad, { userPath }) => {
      await checkUserPath(ad, userPath)
      return { value: null, found: userPath }
    })
    await list.look('group_path', needs, (ad, scope) => groupPath(ad, scope.groupPath))
    await list.look('search_groups', needs, async (ad, scope) => {
      const groups = await searchedGroups(ad, scope)
      return {
        value: null,
        found: groups.size === 0 ? 'none: all users below user_path are exported' : `${groups.size}, all there`,
      }
    })
    await list.look('attributes', needs, async (ad, scope) => {
      const schema = await knownAttributes(ad, additionalAttributes(scope.attributes))
      return { value: null, found: schema.size === 0 ? NO_ATTRIBUTES : `${schema.size}, all in the schema` }
    })
  } finally {
    if ('value' in directory) await directory.value.close()
  }
}
