/**
 * What the next import of the present users file would do, for commands that write nothing: no
 * lock, no state, no record.
 */
import type { ImportSettings } from '../../config/settings.js'
import { clockDifference } from '../../core/clock.js'
import type { PlanContext } from '../../core/plan/context.js'
import type { CheckedUsersFile } from '../../core/users-file/read.js'
import { connect } from '../../directory/powershell/connect.js'
import { InputError } from '../../errors.js'
import { judgeImportedFile } from '../../files/import-file.js'
import { readResolutions } from '../../files/resolutions-file.js'
import { checkImportFiles } from '../../files/roles.js'
import type { Io } from '../../process/io.js'
import type { Logger } from '../../process/logger.js'
import { planFrom, readTargetFor, type Planned } from './planned.js'

export interface LookAhead {
  /** null: it is missing or invalid. */
  file: CheckedUsersFile | null
  /** Why an import would refuse the file; null: it would not. */
  problem: string | null
  /** The target as it was read. */
  context: PlanContext
  /** As if the file were not refused; null: there is no file that has users. */
  planned: Planned | null
}

const NOTHING_LIFTED = {
  rematch: false,
  acceptAnchors: false,
  allowOlder: false,
  allowOtherSource: false,
  allow: {},
} as const

/** @throws UnavailableError, and ConfigurationError as an import would */
export async function lookAhead(settings: ImportSettings, io: Io, log: Logger): Promise<LookAhead> {
  checkImportFiles(settings, {})
  const { file, problem } = judged(settings, io.now())
  const decisions = { approvals: [], rejections: readResolutions(settings.resolutionsFile).entries }
  const planning = { settings, io, decisions, options: NOTHING_LIFTED }
  const directory = await connect(settings, io, log)
  try {
    const now = clockDifference(directory.domain, io.now()).toDirectory(io.now())
    const imported = { file: file ?? { people: [], searchGroups: null }, directory, now }
    const { target } = await readTargetFor(planning, imported, ['mail'])
    // An import of nobody would deactivate everybody, and does not happen.
    const isNobody = imported.file.people.length === 0 && problem !== null
    const planned = isNobody ? null : await planFrom(planning, target, directory)
    return { file, problem, context: target.context, planned }
  } finally {
    io.status.clear()
    await directory.close()
  }
}

function judged(settings: ImportSettings, now: Date): Pick<LookAhead, 'file' | 'problem'> {
  try {
    const { file, problem } = judgeImportedFile(settings, NOTHING_LIFTED, now)
    return { file, problem: problem?.message ?? null }
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return { file: null, problem: error.message }
  }
}
