/**
 * `init`: asks at the terminal, with suggestions from the directory if it can be reached, then
 * writes one config file, whole or not at all.
 */
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { pathExistsSync } from 'fs-extra/esm'
import { Duration } from 'luxon'
import { canPrompt, Prompts } from '../../terminal/prompts.js'
import { powerShellQuoted } from '../../core/text/powershell-quoting.js'
import { checkConfig } from '../../config/check-config.js'
import { DEFAULT_NAMES } from '../../config/find-config.js'
import type { ConfigKind } from '../../config/parameters.js'
import { SCHEMA_FOLDER } from '../../package.js'
import type { CommonSettings } from '../../config/settings.js'
import type { LogLevel } from '../../core/log-level.js'
import { ConfigurationError, EXIT_CODES } from '../../errors.js'
import { writeAtomically } from '../../files/atomic-file.js'
import { Questions, type Answers } from './questions.js'
import { readSuggestions } from './suggestions.js'
import type { Io } from '../../process/io.js'
import type { CommonOptions } from '../../config/options.js'

/**
 * @returns the exit code. @throws ConfigurationError when there is no terminal, or the file cannot
 * be written
 */
export async function runInit(kind: ConfigKind, options: CommonOptions, io: Io): Promise<number> {
  const byHand = `or write the file by hand: ad-user-sync ${kind} --help lists what it holds`
  if (!canPrompt(io))
    throw new ConfigurationError('init asks questions, which needs a terminal', `run it in a console, ${byHand}`)
  const path = resolve(io.cwd, options.config ?? DEFAULT_NAMES[kind][0])
  const prompts = new Prompts(io)
  if (pathExistsSync(path) && !(await prompts.confirm(`${path} is there already: write it anew?`))) {
    prompts.say('It is left as it was.')
    return EXIT_CODES.done.code
  }
  const server = await prompts.text('Domain controller or domain (server; empty: it is found)')
  const answers = await ask(kind, prompts, server, options, io)
  checkConfig(kind, answers, path)
  const schema = pathToFileURL(join(SCHEMA_FOLDER, `${kind}-config.schema.json`)).href
  writeAtomically(path, `${JSON.stringify({ $schema: schema, ...answers }, null, 2)}\n`)
  prompts.show([`Written: ${path}`, `Next: ad-user-sync check ${kind}${configOption(options)}`])
  return EXIT_CODES.done.code
}

/** The option that the next command needs to find the file. */
function configOption({ config }: CommonOptions): string {
  if (config === undefined) return ''
  return ` --config ${/^[\w.:\\/-]+$/.test(config) ? config : powerShellQuoted(config)}`
}

async function ask(
  kind: ConfigKind,
  prompts: Prompts,
  server: string,
  options: CommonOptions,
  io: Io,
): Promise<Answers> {
  const settings = settingsFor(server, options)
  const log = io.openLogger({ ...settings.log, source: 'init' })
  prompts.say('Looking at the directory for suggestions …')
  const found = await prompts.during(() => readSuggestions(settings, io, log))
  if ('problem' in found) prompts.say(`There are none: ${found.problem}`)
  const given: Answers = server === '' ? {} : { server }
  return new Questions(kind, prompts, 'problem' in found ? null : found, given).askAll()
}

/** The part of a config that reading the directory needs. */
function settingsFor(server: string, { logLevel }: CommonOptions): CommonSettings {
  const log = {
    level: (logLevel as LogLevel | undefined) ?? 'WARNING',
    file: null,
    maxBytes: 0,
    backupCount: 0,
    everyChange: true,
    windowsEventLog: false,
    powershell: null,
  }
  return {
    configFile: '',
    warnings: [],
    hmac: null,
    server: server === '' ? null : server,
    powershell: null,
    // Suggestions are not worth waiting for.
    retryTime: Duration.fromMillis(0),
    log,
  }
}
