/**
 * `explain`: reads what a dry run reads, and tells what is about one person. On the source's side,
 * what an export would do.
 */
import { kindOfConfig } from '../../config/either-config.js'
import type { CommonOptions } from '../../config/options.js'
import { historyOf } from '../../core/journal/person.js'
import { namesOf, subjectsOf } from '../../core/report/explanation.js'
import { EXIT_CODES } from '../../errors.js'
import type { Io } from '../../process/io.js'
import { writeOutput } from '../../process/output.js'
import { textStyle } from '../../terminal/text-style.js'
import { lookAhead } from '../import/look-ahead.js'
import { explainAtSource } from './at-source.js'
import { explanationView, type Explained } from './view.js'
import { explanationText } from './text.js'
import { unknownPerson } from './unknown-person.js'

/** @throws ConfigurationError when nobody is called so @throws UnavailableError */
export async function runExplain(text: string, options: CommonOptions, io: Io): Promise<number> {
  if (kindOfConfig(options, io) === 'export') return explainAtSource(text, options, io)
  const ahead = await lookAhead(options, 'explain', io)
  const subjects = subjectsOf(ahead.people, text)
  const { prefix } = ahead.settings
  const known = new Set(subjects.map(({ user }) => user?.guid))
  // Somebody who was here and is no more.
  const past = subjects.length > 0 ? [] : historyOf(ahead.runs, text, prefix)
  if (subjects.length === 0 && past.length === 0) throw unknownPerson(text, namesOf(ahead.people))
  const explained = subjects.map((subject): Explained => {
    const name = subject.user?.guid ?? prefix + (subject.person?.cn ?? '')
    return { subject, history: historyOf(ahead.runs, name, prefix).flatMap(({ events }) => events) }
  })
  const gone = past.filter(({ name }) => !known.has(name))
  const all = [
    ...explained,
    ...gone.map(({ events }): Explained => ({ subject: { person: null, user: null }, history: events })),
  ]
  const views = all.map((one) => explanationView(ahead, one))
  writeOutput(
    { text: () => explanationText(views, textStyle(io)), json: () => ({ asked: text, people: views }) },
    options.output,
    io,
  )
  return EXIT_CODES.done.code
}
