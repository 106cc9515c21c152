/**
 * The lines of a preflight, in order: each is looked at once, and what needs a failed one is skipped.
 */
import { EXIT_CODES, SyncError, type ExitName } from '../../errors.js'
import type { Check } from './check-text.js'

/** What a look found; with a remedy it is a warning. A look that throws a SyncError has failed. */
export interface Finding<T> {
  value: T
  found: string
  remedy?: string
}

/** The outcome of a look, for those that need it. */
export type Looked<T> = { value: T } | { failed: string }
type Values<N> = { [K in keyof N]: N[K] extends Looked<infer T> ? T : never }

export class Checklist {
  readonly checks: Check[] = []
  #exit: ExitName = 'done'

  /** The class of the first failure, of all that were looked at. */
  get exitCode(): number {
    return EXIT_CODES[this.#exit].code
  }

  /**
   * @param needs earlier looks whose values this one takes
   * @throws what is no SyncError: a mistake of this program
   */
  async look<T, const N extends readonly Looked<unknown>[]>(
    name: string,
    needs: N,
    look: (...values: Values<N>) => Finding<T> | Promise<Finding<T>>,
  ): Promise<Looked<T>> {
    const failed = needs.flatMap((need) => ('failed' in need ? [need.failed] : []))[0]
    if (failed !== undefined) {
      this.checks.push({ name, status: 'skipped', found: `not looked at: it needs "${failed}"`, remedy: null })
      return { failed }
    }
    try {
      const { value, found, remedy } = await look(
        ...(needs.map((need) => (need as { value: unknown }).value) as Values<N>),
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
