/**
 * Anchors that no run has reported: nothing is remembered, or a run was ended before it could say
 * what it did.
 */
import { isOurs } from '../../core/plan/anchor.js'
import type { ManagedUser } from '../../core/model.js'
import { howMany } from '../../core/text/how-many.js'
import { someOf } from '../../core/text/some-of.js'
import type { Logger } from '../../process/logger.js'

const SHOWN = 10

/** @param remembered by objectGUID of the managed user; null: none are */
export function reportLearnt(
  remembered: ReadonlyMap<string, string> | null,
  managed: readonly ManagedUser[],
  log: Pick<Logger, 'info' | 'warning'>,
): void {
  const anchored = managed.filter(({ anchor }) => isOurs(anchor))
  if (remembered === null) {
    if (anchored.length > 0)
      log.warning(
        `no anchors are remembered: ${howMany(anchored.length, 'is', 'are')} learnt from the directory, whoever wrote them`,
      )
    return
  }
  const found = anchored.filter(({ guid }) => !remembered.has(guid)).map(({ name }) => name)
  if (found.length === 0) return
  const counted = howMany(found.length, 'account')
  log.info(`found ${counted} that an interrupted run has made, or that came from elsewhere: ${someOf(found, SHOWN)}`)
  // All of them are in a log; nobody reads two thousand names on a screen.
  if (found.length > SHOWN) log.info(`found ${counted}: ${found.join(', ')}`, 'told')
}
