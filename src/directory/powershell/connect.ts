/**
 * Starts the PowerShell session of a run and finds its domain controller. A lost session is
 * replaced.
 */
import type { CommonSettings, ImportSettings } from '../../config/settings.js'
import { durationLength } from '../../core/schema/durations.js'
import { localAccountWarning } from '../../core/safety/local-account.js'
import { SESSION_MODULE } from '../../package.js'
import type { Io } from '../../process/io.js'
import type { Logger } from '../../process/logger.js'
import { progress } from '../../terminal/progress-bar.js'
import { attemptsFor, type Attempts } from '../attempts.js'
import type { Directory, DomainInfo } from '../directory.js'
import { ReconnectingDirectory } from '../reconnecting-directory.js'
import { PowerShellDirectory, type DirectoryOptions } from './directory.js'
import { eventWriter } from './event-writer.js'
import { STAGES } from './operations.js'
import { PowerShellSession } from './session.js'

/**
 * The longest that one request may take: more than enough for a page, or for a batch of a few
 * hundred writes.
 */
const REQUEST_TIMEOUT_MS = 10 * 60_000

/** @throws UnavailableError when PowerShell is not available, or must not run the scripts */
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

/**
 * Does other work from when PowerShell starts. What keeps it from starting is told by `connect`;
 * when the work throws, it is ended at once.
 * @param work is given the session that starts, for `connect`
 * @throws what the work throws
 */
export async function fromStart(
  settings: Pick<CommonSettings, 'powershell'>,
  io: Pick<Io, 'env' | 'abandoned' | 'status'>,
  log: Logger,
  work: (starting: Starting) => Promise<void>,
): Promise<void> {
  const unwanted = new AbortController()
  const abandoned = AbortSignal.any([io.abandoned, unwanted.signal])
  io.status.show(STARTING)
  const starting = startSession(settings, { env: io.env, abandoned }, log)
  starting.catch(() => undefined)
  try {
    await work(starting)
  } catch (error) {
    unwanted.abort()
    throw error
  }
}

const STARTING = 'starting PowerShell ...'

/** The first session of a run. */
export type Starting = Promise<PowerShellSession>

export interface Connecting {
  /** That of `fromStart`. */
  starting?: Starting
  /** The attempts after a lost connection. Default: for `retry_time`. */
  attempts?: (() => Attempts) | undefined
  /**
   * Called with each session before it is used: the first one, and each that replaces a lost one.
   */
  onSession?: (domain: DomainInfo) => void
  /** Called with a sentence about the end of a loss, besides the log. */
  tell?: ((sentence: string) => void) | undefined
}

/**
 * A lost session is replaced by another one with the same domain controller. The first one is tried
 * once.
 * @throws UnavailableError when PowerShell, its ActiveDirectory module or the domain controller is
 * not available
 */
export function connect(
  settings: CommonSettings & Partial<Pick<ImportSettings, 'parallelWrites'>>,
  io: Io,
  log: Logger,
  { attempts, onSession, tell, starting }: Connecting = {},
): Promise<Directory> {
  let first = starting
  io.status.show(STARTING)
  return ReconnectingDirectory.open({
    connect: (server = settings.server ?? undefined) => {
      const session = first ?? startSession(settings, io, log)
      first = undefined
      return openSession(session, { server, parallelWrites: settings.parallelWrites }, io, log)
    },
    attempts: attempts ?? attemptsFor(durationLength(settings.retryTime), log, io.interrupted),
    onSession: (domain) => {
      io.status.clear()
      onSession?.(domain)
    },
    tell: (sentence) => {
      log.info(sentence)
      tell?.(sentence)
    },
  })
}

async function openSession(
  starting: Promise<PowerShellSession>,
  options: Pick<DirectoryOptions, 'server' | 'parallelWrites'>,
  io: Io,
  log: Logger,
): Promise<Directory> {
  const session = await starting
  log.attach(eventWriter(session))
  const reading = progress(io, log)
  const directory = await PowerShellDirectory.open(session, {
    ...options,
    // Writes are told by who has them all: a batch of them would be another count beside that.
    onProgress: (done, total, stage) => {
      if (stage === STAGES['Find-SyncObject']) reading(done, total, stage)
    },
    beforeClose: () => log.flush(),
  })
  const { domain } = directory
  log.debug(
    `domain controller ${domain.server} of ${domain.domain}, as ${domain.accountName ?? 'an unknown account'}, ` +
      `PowerShell ${domain.powershell.version}`,
  )
  const warning = localAccountWarning(domain.accountSid)
  if (warning !== null) log.warning(`${warning.problem}: ${warning.remedy}`)
  return directory
}
