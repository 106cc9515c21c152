/**
 * A first import over a line on which each cmdlet takes longer, by one writer and by several: what
 * `parallel_writes` is for.
 */
import type { Cost } from './measure.js'

export interface SlowLine {
  users: number
  /** Added to each cmdlet. */
  latencyMs: number
  /** Seconds by number of writers. */
  seconds: Record<string, number>
}

const LATENCY_MS = 20
const WRITERS = [1, 4]

/**
 * @param run makes a first import of so many users, with this environment and this much more in its
 * config
 */
export async function measureSlowLine(
  users: number,
  run: (environment: NodeJS.ProcessEnv, config: object) => Promise<Cost>,
): Promise<SlowLine> {
  const seconds: Record<string, number> = {}
  for (const writers of WRITERS) {
    const cost = await run({ LAB_LATENCY_MS: String(LATENCY_MS) }, { parallel_writes: writers })
    seconds[writers] = Math.round(cost.seconds * 10) / 10
  }
  return { users, latencyMs: LATENCY_MS, seconds }
}
