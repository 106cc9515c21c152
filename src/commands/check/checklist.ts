/**
 * The checks of a preflight, in order. Each is made once, and skipped when it needs one that
 * failed.
 */
import { EXIT_CODES, SyncError, type ExitName } from '../../errors.js'
import type { Check } from './check-text.js'

/**
 * The result of a check; with a remedy it is a warning. A check that throws a SyncError has failed.
 */
export interface Finding<T> {
  value: T
  found: string
  remedy?: string
}

/** The value of a check, for others that need it. */
export type Looked<T> = { value: T } | { failed: string }
type LookedValues<N> = { [K in keyof N]: N[K] extends Looked<infer T> ? T : never }

export class Checklist {
  readonly checks: Check[] = []

  /** @param looking is told what is looked at next */
  constructor(readonly looking: (name: string) => void = () => undefined) {}

  #exit: ExitName = 'done'

  /** The exit class of the first failure. */
  get exitCode(): number {
    return EXIT_CODES[this.#exit].code
  }

  /**
   * @param needs earlier checks whose values this one takes
   * @throws Error of any other class than SyncError: a mistake in this program
   */
  async look<T, const N extends readonly Looked<unknown>[]>(
    name: string,
    needs: N,
    look: (...values: LookedValues<N>) => Finding<T> | Promise<Finding<T>>,
  ): Promise<Looked<T>> {
    const failed = needs.flatMap((need) => ('failed' in need ? [need.failed] : []))[0]
    if (failed !== undefined) {
      this.checks.push({ name, status: 'skipped', found: `not looked at: it needs "${failed}"`, remedy: null })
      return { failed }
    }
    this.looking(name)
    try {
      const { value, found, remedy } = await look(
        ...(needs.map((need) => (need as { value: unknown }).value) as LookedValues<N>),
      )
      this.checks.push({ name, status: remedy === undefined ? 'ok' : 'warning', found, remedy: remedy ?? null })
      return { value }
    } catch (error) {
      if (!(error instanceof SyncError)) throw error
      this.checks.push({ name, status: 'failed', found: error.message, remedy: error.remedy ?? null })
      if (this.#exit === 'done') this.#exit = error.exit
      return { failed: name }
    }
  }
}
