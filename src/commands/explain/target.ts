/** `explain` with an import config. */
import type { ExplainOptions } from '../../config/options.js'
import { isEnd } from '../../core/journal/lines.js'
import { waitingSince } from '../../core/journal/runs.js'
import { explainSomebody, type KnownFacts } from '../../core/report/explanation.js'
import { everybody, findSomebody } from '../../core/report/somebody.js'
import { readJournal } from '../../files/journal-files.js'
import { readStates } from '../../files/recorded-runs.js'
import { readResolutions } from '../../files/resolutions-file.js'
import type { Io } from '../../process/io.js'
import { writeOutput } from '../../process/output.js'
import { textStyle } from '../../terminal/text-style.js'
import { exceededView } from '../../run/limits.js'
import { lookAhead, type LookAhead } from '../import/look-ahead.js'
import { targetText, type FileView } from './target-text.js'
import { unknownPerson } from './unknown-person.js'
import { openToRead } from '../open-to-read.js'

/** Writes it to standard output. @throws ConfigurationError when nobody is known by that name */
export async function explainTarget(options: ExplainOptions, io: Io): Promise<void> {
  const { settings, log } = openToRead(options, io, 'explain')
  const runs = readStates(settings)
  const look = await lookAhead(settings, io, log)
  const { context, planned } = look
  const all = everybody(context, planned?.identity.matching ?? null)
  const { found, nearest } = findSomebody(options.user, all, settings.prefix)
  if (found.length === 0) throw unknownPerson(options.user, 'the users file or the target', nearest)
  const known: KnownFacts = {
    context,
    next: planned === null ? null : { ...planned.rehearsal.preview, identity: planned.identity },
    rejections: planned?.decisions.rejections ?? readResolutions(settings.resolutionsFile).entries,
    runs,
    since: waitingSince(readJournal(settings, isEnd)),
  }
  const people = found.map((somebody) => explainSomebody(somebody, known))
  const file = fileView(settings.inputFile, look)
  const text = () => targetText(people, file, textStyle(io))
  writeOutput({ text, json: () => ({ side: 'target', users_file: file, people }) }, options.output, io)
}

const fileView = (path: string, { file, problem, planned }: LookAhead): FileView => ({
  path,
  timestamp: file?.timestamp ?? null,
  is_read: file !== null,
  refused: problem,
  exceeded: exceededView(planned?.exceeded ?? []).map(({ limit }) => limit),
})
