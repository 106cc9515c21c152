/**
 * The preflight of `import`: checks everything that it needs, in that order. It takes no lock and
 * remembers nothing.
 */
import { loadImportSettings } from '../../config/load-settings.js'
import type { ImportSettings } from '../../config/settings.js'
import { describeDoubt, doubtfulSources } from '../../core/plan/source-groups.js'
import { localMinute } from '../../core/report/times.js'
import type { CheckedUsersFile } from '../../core/users-file/read.js'
import { howMany } from '../../core/text/how-many.js'
import { readImportedFile } from '../../files/import-file.js'
import { lockProblem } from '../../files/lock.js'
import { checkImportFiles } from '../../files/roles.js'
import { readResolutions } from '../../files/resolutions-file.js'
import type { Io } from '../../process/io.js'
import type { CommonOptions } from '../../config/options.js'
import type { Checklist, Finding, Looked } from './checklist.js'
import { lookAtConfig, lookAtLogFile, lookAtSecret, nodeVersion, writableFile } from './computer-checks.js'
import {
  anchorAttribute,
  attributes,
  expirationDates,
  groupPath,
  groups,
  managedUsers,
  writable,
} from './directory-checks.js'
import { lookAtDirectory } from './powershell-checks.js'
import type { Delegation } from './grant-command.js'
import { lookAtRights } from './rights-checks.js'

export async function checkImport(list: Checklist, options: CommonOptions, io: Io): Promise<void> {
  await list.look('Node.js', [], () => nodeVersion())
  const settings = await lookAtConfig(list, () => {
    const settings = loadImportSettings(options, io)
    checkImportFiles(settings, {})
    return settings
  })
  await lookAtSecret(list, settings)
  await lookAtLogFile(list, settings)
  const file = await lookAtFiles(list, settings, io.now())
  const directory = await lookAtDirectory(list, settings, options, io)
  try {
    const needs = [directory, settings] as const
    await list.look('writable domain controller', [directory], writable)
    const users = await list.look('managed_user_path', needs, (ad, { managedUserPath }) =>
      managedUsers(ad, managedUserPath),
    )
    await list.look('expiration dates', [directory, users], expirationDates)
    await list.look('group_path', needs, (ad, given) => groupPath(ad, given.groupPath))
    const mapped = await list.look('groups', needs, groups)
    await list.look('anchor_attribute', needs, (ad, given) => anchorAttribute(ad, given.anchorAttribute))
    const people = 'value' in file ? file.value.people : []
    const written = await list.look('attributes', needs, (ad, given) => attributes(ad, given, people))
    await lookAtRights(list, directory, delegation(settings, users, mapped, written))
  } finally {
    if ('value' in directory) await directory.value.close()
  }
}

async function lookAtFiles(
  list: Checklist,
  settings: Looked<ImportSettings>,
  now: Date,
): Promise<Looked<CheckedUsersFile>> {
  await list.look('resolutions file', [settings], ({ resolutionsFile }) => resolutions(resolutionsFile))
  await list.look('lock', [settings], (given) => {
    const problem = lockProblem(given)
    if (problem !== null) throw problem
    return { value: null, found: 'no other import is running' }
  })
  const file = await list.look('users file', [settings], (given) => usersFile(given, now))
  await list.look('group_map', [settings, file], groupMap)
  return file
}

function groupMap(settings: ImportSettings, file: CheckedUsersFile): Finding<null> {
  const found = doubtfulSources(settings, file).map(describeDoubt)
  if (found.length === 0)
    return { value: null, found: `${howMany(settings.groupMap.size, 'source group')}, all known to the users file` }
  const remedy = 'correct group_map, or add the group to search_groups of the export config'
  return { value: null, found: found.join('\n'), remedy }
}

function resolutions(path: string): Finding<null> {
  const { entries, ignoredAccepts } = readResolutions(path)
  writableFile(path, 'resolutions_file')
  const found = `${path}, ${howMany(entries.length, 'rejection')}`
  if (ignoredAccepts === 0) return { value: null, found }
  const remedy = 'approve with --interactive or --approvals'
  return {
    value: null,
    found: `${found}; ${howMany(ignoredAccepts, 'entry with "accept": true is', 'entries with "accept": true are')} ignored`,
    remedy,
  }
}

function usersFile(settings: ImportSettings, now: Date): Finding<CheckedUsersFile> {
  const warnings: string[] = []
  const file = readImportedFile(
    settings,
    { allowOlder: false, allowOtherSource: false },
    { warning: (message) => warnings.push(message), info: () => undefined },
    now,
  )
  const mac = settings.hmac === null ? 'not signed' : 'signed, and its MAC is right'
  const exported = file.timestamp === null ? 'no time' : localMinute(file.timestamp)
  const found = `${settings.inputFile}, ${howMany(file.people.length, 'user')} of ${exported}; ${mac}`
  if (warnings.length === 0) return { value: file, found }
  return { value: file, found: [found, ...warnings].join('\n'), remedy: 'export it again, and copy it unchanged' }
}

/** All that the rights are about, or the first of them that is missing. */
function delegation(
  settings: Looked<ImportSettings>,
  users: Looked<Delegation['user'][]>,
  mapped: Looked<Delegation['groups']>,
  written: Looked<string[]>,
): Looked<Delegation> {
  if ('failed' in settings) return settings
  if ('failed' in users) return users
  if ('failed' in mapped) return mapped
  if ('failed' in written) return written
  return { value: { settings: settings.value, user: users.value[0], groups: mapped.value, attributes: written.value } }
}
