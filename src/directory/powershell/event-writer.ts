import type { WindowsEvent } from '../../core/log-events.js'
import { tagged, text, type Tagged } from '../../core/values/value.js'
import type { EventWriter } from '../../process/logger.js'
import { ask, type CallableSession } from './answers.js'

/**
 * Writes to the Windows event log through a session; it needs no domain controller and no
 * ActiveDirectory module.
 */
export const eventWriter = (session: CallableSession): EventWriter => ({
  async write(events) {
    const items = events.map(({ id, type, message }: WindowsEvent) => ({ id, type, message: tagged('s', message) }))
    const { error } = await ask<{ error: Tagged | null }>(session, 'Write-SyncEvent', { items })
    return error === null ? null : text(error)
  },
})
