/**
 * Starts the one PowerShell session of a run and finds its domain controller.
 */
import type { CommonSettings } from '../../config/settings.js'
import { localAccountWarning } from '../../core/safety/local-account.js'
import { SESSION_MODULE } from '../../package.js'
import { PowerShellDirectory } from './directory.js'
import { eventWriter } from './event-writer.js'
import { PowerShellSession } from './session.js'
import type { Io } from '../../process/io.js'
import type { Logger } from '../../process/logger.js'
import { progressBar } from '../../terminal/progress-bar.js'

/** The longest that one request may take: a page, or a batch of a few hundred writes, with much to spare. */
const REQUEST_TIMEOUT_MS = 10 * 60_000

/** @throws UnavailableError when PowerShell is not to be had, or must not run the scripts */
export function startSession(
  settings: Pick<CommonSettings, 'powershell'>,
  io: Pick<Io, 'env' | 'abandoned'>,
  log: Logger,
): Promise<PowerShellSession> {
  return PowerShellSession.start({
    executable: settings.powershell ?? undefined,
    modulePath: SESSION_MODULE,
    timeoutMs: REQUEST_TIMEOUT_MS,
    log: (line) => log.debug(`PowerShell: ${line}`),
    environment: io.env,
    abandoned: io.abandoned,
  })
}

/** @throws UnavailableError when PowerShell, its ActiveDirectory module or the domain controller is not to be had */
export async function connect(settings: CommonSettings, io: Io, log: Logger): Promise<PowerShellDirectory> {
  const session = await startSession(settings, io, log)
  log.attach(eventWriter(session))
  const directory = await PowerShellDirectory.open(session, {
    server: settings.server ?? undefined,
    onProgress: progressBar(io),
    beforeClose: () => log.flush(),
  })
  const { server, domain, accountSid, accountName, powershell } = directory.domain
  log.debug(
    `domain controller ${server} of ${domain}, as ${accountName ?? 'an unknown account'}, PowerShell ${powershell.version}`,
  )
  const warning = localAccountWarning(accountSid)
  if (warning !== null) log.warning(`${warning.problem}: ${warning.remedy}`)
  return directory
}
