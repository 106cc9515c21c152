/** The run that somebody names. */
import type { RecordedRun } from '../../core/journal/runs.js'
import { ConfigurationError } from '../../errors.js'

/**
 * @param text the id, or the beginning of one; `last`
 * @throws ConfigurationError when it is that of no run, or of several
 */
export function findRun(runs: readonly RecordedRun[], text: string): RecordedRun {
  if (text.toLowerCase() === 'last' && runs.length > 0) return runs.at(-1)!
  const [found, ...others] = runs.filter(({ id }) => id.startsWith(text.toLowerCase()))
  if (found === undefined)
    throw new ConfigurationError(`the journal knows no run ${JSON.stringify(text)}`, 'history --all shows all runs')
  if (others.length === 0) return found
  throw new ConfigurationError(
    `${others.length + 1} runs begin with ${JSON.stringify(text)}`,
    'give more of the id: history --all shows them',
  )
}
