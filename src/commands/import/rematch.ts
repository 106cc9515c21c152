/**
 * `--rematch`, after a migration of the source domain: who gets another anchor is shown before
 * anything is written, and what is remembered by anchor follows.
 */
import type { ImportOptions } from '../../config/options.js'
import type { Resolution } from '../../core/decisions/resolution.js'
import { newAnchors, reanchored } from '../../core/decisions/reanchor.js'
import { anchorOf } from '../../core/plan/anchor.js'
import type { Identity } from '../../core/plan/identify.js'
import { howMany } from '../../core/text/how-many.js'
import { ConfigurationError } from '../../errors.js'
import { replaceRejections } from '../../files/resolutions-file.js'
import { confirmNumber } from '../../terminal/confirm-number.js'
import type { ImportRun } from './context.js'

/** @throws ConfigurationError when --rematch has nothing to stamp */
export function checkRematch({ options, settings }: Pick<ImportRun, 'options' | 'settings'>): void {
  if (options.rematch && settings.anchorAttribute === null)
    throw new ConfigurationError('--rematch stores anchors, but anchor_attribute is null', 'leave --rematch out')
}

interface Deciding extends Pick<ImportRun, 'decisions'> {
  options: Pick<ImportOptions, 'rematch'>
}

/** The persisted rejections of those who are matched by name, by their new anchors. */
export function rejectionsOf({ options, decisions }: Deciding, { renumbered }: Identity): readonly Resolution[] {
  return options.rematch ? reanchored(decisions.rejections, newAnchors(renumbered)) : decisions.rejections
}

/** More than this many are not shown on the screen of the result. */
const SHOWN = 40

/** Who is taken for whom, a line each. */
export function showRematch({ log, options }: ImportRun, { renumbered }: Identity): void {
  if (!options.rematch) return
  log.info(`--rematch: ${howMany(renumbered.length, 'person is', 'people are')} matched by name, to get a new anchor`)
  for (const [index, { person, user }] of renumbered.entries())
    log.info(
      `--rematch: "${user.name}" (account ${user.sAMAccountName}, ${user.anchor}) is ${anchorOf(person)}`,
      // The plan has them all; a log is not to push it off the screen.
      index < SHOWN || options.all ? 'other' : 'told',
    )
}

/**
 * Whether whoever sits at the terminal has typed the number of those who are matched by name;
 * without anybody, the command line said it.
 */
export async function isRematchConfirmed({ asking, options }: ImportRun, { renumbered }: Identity): Promise<boolean> {
  if (!options.rematch || asking === null || renumbered.length === 0) return true
  asking.prompts.say('These are matched by name, and get a new anchor:', asking.prompts.style.heading)
  return confirmNumber(
    asking.prompts,
    'Are all of them the same people?',
    renumbered.map(({ user }) => user.name),
  )
}

/** To be called before the first write to the directory. @param rejections by their new anchors */
export function persistRejections({ decisions, settings }: ImportRun, rejections: readonly Resolution[]): void {
  replaceRejections(settings.resolutionsFile, decisions.rejections, rejections)
}
