/** What each limit says when it stops a run. */
import { LIMIT_NAMES, LIMITS } from '../core/safety/limit-kinds.js'
import { EXIT_CODES } from '../errors.js'
import type { Message } from './messages.js'

/** Stand for the numbers of a run. */
const [COUNT, OF] = [7_000_007, 8_000_008]

export const limitMessages = (): Message[] =>
  LIMIT_NAMES.map((name) => ({
    exitCode: EXIT_CODES.limit.code,
    message: `this run would ${LIMITS[name].would(COUNT, OF, name === 'clears' ? '…' : undefined)}; the limit is …`
      .replaceAll(String(COUNT), '…')
      .replaceAll(String(OF), '…'),
    remedy: `look at it with --dry-run; if this is intended, run once with --allow-${name} …`,
  }))
