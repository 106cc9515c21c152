/**
 * What was rejected and is not asked again: shown, and taken back.
 */
import { canPrompt, Prompts } from '../../terminal/prompts.js'
import { loadImportSettings } from '../../config/load-settings.js'
import type { ImportSettings } from '../../config/settings.js'
import { compareText, spellingKey } from '../../core/names/names.js'
import type { Resolution } from '../../core/decisions/resolution.js'
import { nearestName } from '../../core/text/nearest-name.js'
import { someOf } from '../../core/text/some-of.js'
import { ConfigurationError, EXIT_CODES } from '../../errors.js'
import { acquireLock } from '../../files/lock.js'
import { checkImportFiles } from '../../files/roles.js'
import { readResolutions, updateResolutions } from '../../files/resolutions-file.js'
import type { Io } from '../../process/io.js'
import type { Logger } from '../../process/logger.js'
import type { CommonOptions, ForgetOptions } from '../../config/options.js'
import { resolutionRows, resolutionsText } from './text.js'
import { writeOutput } from '../../process/output.js'
import { textStyle } from '../../terminal/text-style.js'
import { openToRead } from '../open-to-read.js'

/** @throws ConfigurationError when the config or the resolutions file is broken */
export async function listResolutions(options: CommonOptions, io: Io): Promise<number> {
  const { settings } = openToRead(options, io, 'resolutions')
  const entries = rejections(settings)
  const text = () =>
    resolutionsText(`Rejected (${settings.resolutionsFile}):`, entries, 'Nothing is rejected.', textStyle(io))
  writeOutput({ text, json: () => ({ resolutions: entries }) }, options.output, io)
  return EXIT_CODES.done.code
}

/**
 * @throws ConfigurationError when nothing says which ones, and nobody can be asked
 * @throws LockedError while an import is running, which has read them already
 */
export async function forgetResolutions(options: ForgetOptions, io: Io): Promise<number> {
  const { settings, log } = openResolutions(options, io)
  const known = rejections(settings)
  // Asked without the lock: a person may take their time, and an import must not wait for it.
  const chosen = (await chosenEntries(known, options, io)).map(entryText)
  if (chosen.length === 0 && options.user !== undefined) log.warning(noneAbout(options.user, options.type, known))
  const lock = await acquireLock(settings)
  try {
    const forgotten = rejections(settings).filter((entry) => chosen.includes(entryText(entry)))
    if (forgotten.length > 0)
      updateResolutions(settings.resolutionsFile, [], (entry) => chosen.includes(entryText(entry)))
    const text = () =>
      resolutionsText('Forgotten, the next run asks again:', forgotten, 'Nothing was forgotten.', textStyle(io))
    writeOutput({ text, json: () => ({ forgotten }) }, options.output, io)
  } finally {
    lock.release()
  }
  return EXIT_CODES.done.code
}

/** @throws ConfigurationError when the config is broken */
export function openResolutions(options: CommonOptions, io: Io): { settings: ImportSettings; log: Logger } {
  const settings = loadImportSettings(options, io)
  checkImportFiles(settings, {})
  const log = io.openLogger({ ...settings.log, source: 'resolutions' })
  for (const warning of settings.warnings) log.warning(warning)
  return { settings, log }
}

/** Sorted by user. */
function rejections({ resolutionsFile }: ImportSettings): Resolution[] {
  return readResolutions(resolutionsFile).entries.sort(
    (a, b) => compareText(a.user, b.user) || compareText(a.type, b.type),
  )
}

async function chosenEntries(
  entries: readonly Resolution[],
  { user, type, all }: ForgetOptions,
  io: Io,
): Promise<readonly Resolution[]> {
  if (all || user !== undefined || type !== undefined) {
    const isOf = (entry: Resolution) => user === undefined || spellingKey(entry.user) === spellingKey(user)
    return entries.filter((entry) => isOf(entry) && (type === undefined || entry.type === type))
  }
  if (entries.length === 0) return []
  const lines = resolutionRows(entries, { columns: Infinity, plain: io.plain })
  const items = entries.map((value, index) => ({ name: lines[index]!, value }))
  if (canPrompt(io)) return new Prompts(io).pickSome('Which ones are to be asked again?', items)
  throw new ConfigurationError(
    'resolutions forget: say which ones',
    'give --user, --type or --all, or run it in a terminal',
  )
}

/** With whom may have been meant: the name without its prefix, or misspelt. */
function noneAbout(user: string, type: string | undefined, entries: readonly Resolution[]): string {
  const names = [
    ...new Set(entries.filter((entry) => type === undefined || entry.type === type).map(({ user }) => user)),
  ]
  const within = names.filter((name) => spellingKey(name).includes(spellingKey(user)))
  const nearest = within.length > 0 ? within : [nearestName(user, names) ?? []].flat()
  const hint =
    nearest.length === 0
      ? ''
      : `; did you mean ${someOf(
          nearest.map((name) => JSON.stringify(name)),
          3,
        )}?`
  return `no rejection${type === undefined ? '' : ` of type ${type}`} is about ${JSON.stringify(user)}${hint}`
}

const entryText = (entry: Resolution): string => JSON.stringify(entry)
