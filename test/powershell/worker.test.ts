/** The runspaces that read and write beside the session's own. */
import assert from 'node:assert/strict'
import { it } from 'node:test'
import { inModule } from './in-module.js'

it('a runspace that cannot load the module is an error: in it, nobody would ever answer a read', () => {
  // The tool is gone by then: its number names no process.
  const found = inModule<string>(`[Environment]::SetEnvironmentVariable('AD_USER_SYNC_PARENT', [string][int]::MaxValue)
    try { [void](Open-SyncWorker); $said = 'nothing' } catch { $said = $_.Exception.GetBaseException().Message }
    ConvertTo-Json -Compress $said`)
  assert.match(found.join(), /process.*2147483647/i)
})
