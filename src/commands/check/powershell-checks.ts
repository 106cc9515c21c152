/**
 * The checks of a preflight in PowerShell: its start, its restrictions, the ActiveDirectory module,
 * the domain controller.
 */
import type { CommonOptions } from '../../config/options.js'
import type { CommonSettings } from '../../config/settings.js'
import { settingsWithoutConfig } from '../../config/without-config.js'
import { ask } from '../../directory/powershell/answers.js'
import { startSession } from '../../directory/powershell/connect.js'
import { clockDifference } from '../../core/clock.js'
import { localAccountWarning } from '../../core/safety/local-account.js'
import { RestrictedError } from '../../directory/directory-error.js'
import type { DomainInfo } from '../../directory/directory.js'
import { PowerShellDirectory } from '../../directory/powershell/directory.js'
import type { PowerShellSession } from '../../directory/powershell/session.js'
import { UnavailableError } from '../../errors.js'
import type { Io } from '../../process/io.js'
import { toStandardErrorOnly } from '../../process/logger.js'
import type { Checklist, Looked } from './checklist.js'

/**
 * Without settings, with those of no config: whoever has none yet wants to know first whether this
 * computer can reach the directory. The caller closes the directory.
 */
export async function lookAtDirectory(
  list: Checklist,
  given: Looked<CommonSettings>,
  options: CommonOptions,
  io: Io,
): Promise<Looked<PowerShellDirectory>> {
  const settings = 'failed' in given ? { value: settingsWithoutConfig(options) } : given
  const session = await lookAtPowerShell(list, settings, io)
  const module = await list.look('ActiveDirectory module', [session], async (started) => {
    try {
      const { version } = await ask<{ version: string }>(started, 'Get-SyncModule', {})
      return { value: started, found: version }
    } catch (error) {
      await started.close()
      throw error
    }
  })
  const directory = await list.look('domain controller', [settings, module], async ({ server }, started) => {
    const opened = await PowerShellDirectory.open(started, { server: server ?? undefined })
    return { value: opened, ...whoAsksWhom(opened.domain) }
  })
  await list.look('clock', [directory], ({ domain }) => clock(domain, io.now()))
  return directory
}

/** Exported for tests: only Windows has such accounts. */
export function whoAsksWhom({ server, domain, accountSid, accountName }: DomainInfo): {
  found: string
  remedy?: string
} {
  const found = `${server} of ${domain}, as ${accountName ?? 'an account whose name cannot be told'}`
  const warning = localAccountWarning(accountSid)
  return warning === null ? { found } : { found: `${found}: ${warning.problem}`, remedy: warning.remedy }
}

/** One start serves three checks: the restrictions of PowerShell show when it is used. */
async function lookAtPowerShell(
  list: Checklist,
  settings: { value: CommonSettings },
  io: Io,
): Promise<Looked<PowerShellSession>> {
  list.looking('PowerShell')
  const started = await startPowerShell(settings.value, io)
  const error = started instanceof UnavailableError ? started : undefined
  const restriction = error instanceof RestrictedError ? error.restriction : undefined
  const powershell = await list.look('PowerShell', [settings], () => {
    if (error !== undefined && restriction === undefined) throw error
    return {
      value: started as PowerShellSession,
      found: restriction === undefined ? (started as PowerShellSession).version : 'starts',
    }
  })
  const language = await list.look('language mode', [powershell], (value) => {
    if (error !== undefined && restriction === 'language mode') throw error
    return { value, found: 'FullLanguage' }
  })
  return list.look('execution policy', [language], (value) => {
    if (error !== undefined) throw error
    return { value, found: "lets the tool's scripts run" }
  })
}

async function startPowerShell(settings: CommonSettings, io: Io): Promise<PowerShellSession | UnavailableError> {
  // Standard error only: a preflight writes nothing.
  const log = io.openLogger({ ...toStandardErrorOnly(settings.log), source: 'check' })
  try {
    return await startSession(settings, io, log)
  } catch (error) {
    if (error instanceof UnavailableError) return error
    throw error
  }
}

/** Exported for tests: clocks that differ are hard to get. */
export function clock(domain: DomainInfo, now: Date): { value: null; found: string; remedy?: string } {
  const { text, verdict } = clockDifference(domain, now)
  const remedy = 'set this clock (w32tm /resync): Kerberos refuses more than 5 minutes'
  if (verdict === 'refused') throw new UnavailableError(text, `${remedy}, and this tool more than an hour`)
  return verdict === 'tolerable' ? { value: null, found: text } : { value: null, found: text, remedy }
}
