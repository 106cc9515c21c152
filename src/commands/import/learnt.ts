/**
 * Anchors that no run has reported: nothing is remembered, or a run was ended before it could say
 * what it did.
 */
import { isOurs } from '../../core/plan/anchor.js'
import type { ManagedUser } from '../../core/model.js'
import type { Logger } from '../../process/logger.js'

/** @param remembered by objectGUID of the managed user; null: none are */
export function reportLearnt(
  remembered: ReadonlyMap<string, string> | null,
  managed: readonly ManagedUser[],
  log: Pick<Logger, 'info' | 'warning'>,
): void {
  const anchored = managed.filter(({ anchor }) => isOurs(anchor))
  if (remembered === null) {
    if (anchored.length > 0)
      log.warning(`no anchors are remembered: ${anchored.length} are learnt from the directory, whoever wrote them`)
    return
  }
  const found = anchored.filter(({ guid }) => !remembered.has(guid)).map(({ name }) => name)
  if (found.length > 0)
    log.info(
      `found ${found.length} accounts that an interrupted run has made, or that came from elsewhere: ${found.join(', ')}`,
    )
}
