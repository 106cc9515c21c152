/**
 * The exit codes, in one table for the CLI, the README and the tests, and the errors that carry
 * them.
 */
export const EXIT_CODES = {
  done: { code: 0, meaning: 'done (approvals may be pending)' },
  internal: { code: 1, meaning: 'internal error' },
  configuration: { code: 2, meaning: 'usage or configuration error (also a broken resolutions or approvals file)' },
  input: { code: 3, meaning: 'users file missing, empty, unreadable, invalid, failed its MAC, or replayed' },
  unavailable: {
    code: 4,
    meaning: 'PowerShell, the ActiveDirectory module or the domain controller unavailable, or access denied',
  },
  limit: { code: 5, meaning: 'stopped by a safety limit, nothing written' },
  partial: { code: 6, meaning: 'done, but some operations failed' },
  locked: { code: 7, meaning: 'another import is running' },
  changedPlan: {
    code: 8,
    meaning: 'the plan given with --plan is no longer what would be done, nothing written',
  },
  pending: {
    code: 10,
    meaning:
      'with --fail-on-pending: done, approvals pending (6 comes first); `status --fail-on`: something named there holds',
  },
  interrupted: { code: 130, meaning: 'interrupted' },
} as const

export type ExitName = keyof typeof EXIT_CODES

export interface SyncErrorOptions extends ErrorOptions {
  /** How it is logged; a missing or empty users file is a warning. Default: error. */
  level?: 'error' | 'warning'
  /** Further lines of the message. */
  problems?: readonly string[]
  /** The account that runs the tool lacks rights; default: false. */
  denied?: boolean
}

/**
 * An error that a person can act on: `message` names the fault and its place, `remedy` the next
 * step.
 */
export class SyncError extends Error {
  readonly level: 'error' | 'warning'
  /** The lines of the message. A line break within a line comes from data and is shown escaped. */
  readonly lines: readonly string[]
  readonly denied: boolean

  constructor(
    readonly exit: ExitName,
    message: string,
    readonly remedy?: string,
    options?: SyncErrorOptions,
  ) {
    const lines = [message, ...(options?.problems ?? [])]
    super(lines.join('\n'), options)
    this.name = new.target.name
    this.level = options?.level ?? 'error'
    this.lines = lines
    this.denied = options?.denied ?? false
  }

  get exitCode(): number {
    return EXIT_CODES[this.exit].code
  }
}

/**
 * Exit 2: the command line, a config, resolutions or approvals file, or what they name in the
 * directory.
 */
export class ConfigurationError extends SyncError {
  constructor(message: string, remedy?: string, options?: SyncErrorOptions) {
    super('configuration', message, remedy, options)
  }
}

/** Exit 3: the users file. */
export class InputError extends SyncError {
  constructor(message: string, remedy?: string, options?: SyncErrorOptions) {
    super('input', message, remedy, options)
  }
}

/** Exit 4: PowerShell, its module or the domain controller. */
export class UnavailableError extends SyncError {
  constructor(message: string, remedy?: string, options?: SyncErrorOptions) {
    super('unavailable', message, remedy, options)
  }
}

/** Exit 5: a safety limit stopped the run before any write. */
export class LimitError extends SyncError {
  constructor(message: string, remedy?: string) {
    super('limit', message, remedy)
  }
}

/** Exit 7: another import holds the lock. */
export class LockedError extends SyncError {
  constructor(message: string, remedy?: string) {
    super('locked', message, remedy)
  }
}

/** Exit 8: the saved plan is no longer what would be done. */
export class ChangedPlanError extends SyncError {
  constructor(message: string, remedy: string, problems: readonly string[]) {
    super('changedPlan', message, remedy, { problems })
  }
}

/** Exit 130: Ctrl-C. */
export class InterruptedError extends SyncError {
  constructor(message = 'interrupted') {
    super('interrupted', message)
  }
}

/** The code of an error of the operating system, such as `ENOENT`; '' when it is none. */
export const errorCode = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? ''

/**
 * The terminal was lost and takes no more settings. readline throws this from within its event
 * handlers.
 */
export function isTerminalLoss(error: unknown): boolean {
  const { code, syscall } = error as NodeJS.ErrnoException
  return code === 'EIO' && syscall === 'setRawMode'
}
