/**
 * `history`: reads the journal, and shows all runs, one of them, one person's, or whether somebody
 * has touched it.
 */
import type { HistoryOptions } from '../../config/options.js'
import type { ImportSettings } from '../../config/settings.js'
import { didYouMean } from '../../core/text/nearest-name.js'
import { historyOf, knownNames } from '../../core/journal/person.js'
import { howMany } from '../../core/text/how-many.js'
import { ConfigurationError, EXIT_CODES } from '../../errors.js'
import { findTouched, readJournal } from '../../files/journal-files.js'
import { readCounted, readFrames, readRun, readRunsAbout } from '../../files/recorded-runs.js'
import type { Io } from '../../process/io.js'
import { writeOutput } from '../../process/output.js'
import { textStyle } from '../../terminal/text-style.js'
import { runText } from './run-text.js'
import { personText, runsText } from './text.js'
import { eventView, runView, runViewBriefly } from './view.js'
import { findRun } from './find-run.js'
import { openToRead } from '../open-to-read.js'

/**
 * @throws ConfigurationError when the journal cannot be read, was touched (`--verify`), or knows no
 * such run or person
 */
export async function runHistory(options: HistoryOptions, io: Io): Promise<number> {
  const { settings } = openToRead(options, io, 'history')
  if (options.verify) return verify(settings, options, io)
  const style = textStyle(io)
  const { user, run: wanted, all, output } = options
  if (user !== undefined) {
    const people = historyOf(readRunsAbout(settings, user, settings.prefix), user, settings.prefix)
    if (people.length === 0) throw unknownPerson(user, knownNames(readJournal(settings)))
    const json = () => ({ people: people.map(({ name, events }) => ({ name, events: events.map(eventView) })) })
    writeOutput({ text: () => personText(people, style), json }, output, io)
  } else if (wanted !== undefined) {
    const run = readRun(settings, findRun(readFrames(settings), wanted))
    writeOutput({ text: () => runText(run, { ...style, all }), json: () => runView(run) }, output, io)
  } else {
    const runs = readCounted(settings)
    const json = () => ({ runs: runs.map(runViewBriefly) })
    writeOutput({ text: () => runsText(runs, { ...style, all }), json }, output, io)
  }
  return EXIT_CODES.done.code
}

function unknownPerson(text: string, known: readonly string[]): ConfigurationError {
  const hint = didYouMean(text, known, JSON.stringify)
  return new ConfigurationError(
    `the journal knows no person ${JSON.stringify(text)}${hint}`,
    'give the common name in the target, the account name or the objectGUID',
  )
}

function verify(settings: ImportSettings, options: HistoryOptions, io: Io): number {
  const { entries, touched } = findTouched(settings)
  const sentence =
    touched === null
      ? `${howMany(entries, 'entry, as it was', 'entries, all as they were')} written`
      : `entry ${touched.number} ${touched.what} (${touched.where})`
  writeOutput({ text: () => `${sentence}\n`, json: () => ({ entries, touched }) }, options.output, io)
  if (touched === null) return EXIT_CODES.done.code
  throw new ConfigurationError(
    `the journal was touched: ${sentence}`,
    'find out who did it; the entries after it prove nothing',
  )
}
