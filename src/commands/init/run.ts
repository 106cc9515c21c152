/**
 * `init`: asks at the terminal, with suggestions from the directory if it can be reached, writes
 * one config file, whole or not at all, and tries it out. The order of a run is the order of this
 * file.
 */
import { basename, resolve } from 'node:path'
import { canPrompt, Prompts } from '../../terminal/prompts.js'
import { configOption, DEFAULT_NAMES, usualConfig } from '../../config/find-config.js'
import type { ConfigKind } from '../../config/parameters.js'
import { ConfigurationError, EXIT_CODES } from '../../errors.js'
import type { Io } from '../../process/io.js'
import type { CommonOptions } from '../../config/options.js'
import { writableFile } from '../check/computer-checks.js'
import { assertChangeable, readConfig, writeConfig, type Answers } from './config-file.js'
import { askAboutExport } from './export-questions.js'
import { askAboutImport } from './import-questions.js'
import { Questions } from './questions.js'
import { lookAround } from './suggestions.js'
import { tryOut } from './try-out.js'

const ASK: { readonly [K in ConfigKind]: (questions: Questions, io: Io, secret?: string) => Promise<void> } = {
  export: askAboutExport,
  import: askAboutImport,
}

/**
 * @returns the exit code. @throws ConfigurationError when there is no terminal, or the file cannot
 * be read or written
 */
export async function runInit(kind: ConfigKind, options: CommonOptions, io: Io): Promise<number> {
  const byHand = `or write the file by hand: ad-user-sync help config ${kind} lists its parameters`
  if (!canPrompt(io))
    throw new ConfigurationError('init asks questions, so it needs a terminal', `run it in a console, ${byHand}`)
  const path = resolve(io.cwd, options.config ?? DEFAULT_NAMES[kind][0])
  writableFile(path, '--config')
  const prompts = new Prompts(io)
  // As every run: where ours is missing, the Python tool's counts. It stays as it is.
  const source = options.config === undefined ? (usualConfig(kind, io.cwd) ?? path) : path
  const before = readConfig(source)
  const start = before === null ? {} : await startFrom(before, source, path, prompts)
  if (start === null) {
    prompts.say('Nothing was changed.')
    return EXIT_CODES.done.code
  }
  if (start === before) assertChangeable(kind, source, start)
  const questions = new Questions(kind, prompts, start, start !== before)
  try {
    await questions.sure(
      () => questions.text('server', 'Domain controller or domain', { whenEmpty: 'one is discovered' }),
      async () => {
        const found = await lookAround(prompts, questions.answers, options, io)
        if ('problem' in found)
          return { problem: found.problem, goOn: 'Go on without lists of what the directory has?' }
        questions.suggestions = found
        return null
      },
    )
    await ASK[kind](questions, io, options.hmac.environment)
  } finally {
    await questions.suggestions?.close()
  }
  const kept = writeConfig(kind, path, questions.answers)
  prompts.show([`Written: ${path}`, ...(kept === null ? [] : [`Old version: ${kept}`])])
  prompts.say(`All other parameters have defaults: ad-user-sync help config ${kind} lists them.`)
  const next = await tryOut(kind, options, configOption(options), prompts, io)
  prompts.show([`Next: ${next}`])
  return EXIT_CODES.done.code
}

/** What a new config begins with where there is one; null: it is to be left alone. */
async function startFrom(before: Answers, source: string, path: string, prompts: Prompts): Promise<Answers | null> {
  const name = basename(path)
  const [change, replace, leave] =
    source === path
      ? [
          'change it: its values are offered, and what is not asked stays',
          'replace it: the questions begin anew',
          'leave it',
        ]
      : [
          `take its values over into ${name}, which then counts instead`,
          `write ${name} anew, which then counts instead`,
          'leave it as it is, and go on using it',
        ]
  const way = await prompts.choose<'change' | 'replace' | 'leave'>(`${source} exists:`, [
    { key: 'c', name: change, value: 'change' },
    { key: 'r', name: replace, value: 'replace' },
    { key: 'l', name: leave, value: 'leave' },
  ])
  if (way === 'leave') return null
  return way === 'change' ? before : {}
}
