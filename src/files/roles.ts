/**
 * The roles of a run's files. Two roles for one file would destroy it: the log would be written
 * into the users file, or the users over the config. This is checked before any file is opened.
 */
import type { CommonSettings, ExportSettings, ImportSettings } from '../config/settings.js'
import type { ImportOptions } from '../config/options.js'
import { ConfigurationError } from '../errors.js'
import { assertRegular, assertRegularOrPipe } from '../process/regular-file.js'
import { exportStatePath } from './export-state.js'
import { headPath, journalFiles } from './journal-files.js'
import { isRotationOf, isSameFile } from './same-file.js'
import { statePath } from './state-file.js'

/** The names of the roles, for messages. A new file of the tool has its place here. */
const ROLES = {
  config: 'the config file',
  users: 'the users file',
  exports: "the export's count",
  log: 'log_file',
  resolutions: 'resolutions_file',
  state: 'the state of the last import',
  names: 'the account names that were given',
  lock: 'the lock',
  journal: 'the journal of runs',
  approvals: '--approvals',
  newPlan: '--plan-file',
  plan: '--plan',
  passwords: '--passwords-to',
  words: 'password_wordlist',
  letter: 'letters_template',
} as const
type Role = keyof typeof ROLES

type RoleFile = readonly [role: Role, path: string]

/**
 * @throws ConfigurationError when two files of an export are one, or one of them is a device, a
 * pipe or a socket
 */
export function checkExportFiles(settings: ExportSettings): void {
  const { exportFile } = settings
  checkRoles(settings, [
    ['config', settings.configFile],
    ...given('users', exportFile),
    ...given('exports', exportFile === null ? null : exportStatePath(exportFile)),
  ])
}

/**
 * @throws ConfigurationError when two files of an import are one, or one of them is a device, a
 * pipe or a socket
 */
export function checkImportFiles(
  settings: ImportSettings,
  { approvals, planFile, plan, passwordsTo }: Pick<ImportOptions, 'approvals' | 'planFile' | 'plan' | 'passwordsTo'>,
): void {
  checkRoles(settings, [
    ['config', settings.configFile],
    ['users', settings.inputFile],
    ['resolutions', settings.resolutionsFile],
    ['state', statePath(settings, 'state.json')],
    ['names', statePath(settings, 'names.json')],
    ['lock', statePath(settings, 'lock')],
    ['journal', headPath(settings)],
    ...journalFiles(settings).map(({ path }): RoleFile => ['journal', path]),
    ...given('approvals', approvals === '-' ? null : (approvals ?? null)),
    ...given('newPlan', planFile ?? null),
    ...given('plan', plan ?? null),
    ...given('passwords', passwordsTo ?? null),
    ...given('words', settings.passwordWordlist),
    ...given('letter', settings.lettersTemplate),
  ])
}

const given = (role: Role, path: string | null): RoleFile[] => (path === null ? [] : [[role, path]])

function checkRoles({ log }: Pick<CommonSettings, 'log'>, others: readonly RoleFile[]): void {
  const files = [...others, ...given('log', log.file)]
  for (const [role, path] of files)
    (role === 'approvals' ? assertRegularOrPipe : assertRegular)(path, `${ROLES[role]} ${path}`)
  files.forEach(([role, path], index) => {
    const twin = files.slice(0, index).find(([, other]) => isSameFile(path, other))
    if (twin !== undefined) throw twins(twin[0], role, path)
  })
  if (log.file === null || log.maxBytes === 0) return
  for (const [role, path] of others)
    if (isRotationOf(path, log.file, log.backupCount))
      throw oneFile(`${ROLES[role]} ${path} is where log_file ${log.file} is moved to when it is full`)
}

function twins(one: Role, other: Role, path: string): ConfigurationError {
  if (one === 'resolutions' && other === 'approvals')
    return oneFile(`--approvals ${path} is the resolutions_file, which must not be able to approve`)
  return oneFile(`${ROLES[one]} and ${ROLES[other]} are one file, ${path}`)
}

const oneFile = (problem: string): ConfigurationError =>
  new ConfigurationError(problem, 'give each a file of its own; nothing was touched')
