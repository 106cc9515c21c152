/**
 * What `init` does with the new config: the preflight, and where that finds nothing wrong, the
 * offer of a first run.
 */
import type { CommonOptions } from '../../config/options.js'
import type { ConfigKind } from '../../config/parameters.js'
import { EXIT_CODES } from '../../errors.js'
import type { Io } from '../../process/io.js'
import type { Prompts } from '../../terminal/prompts.js'
import { runCheck } from '../check/run.js'

interface FirstRun {
  question: string
  run: (options: CommonOptions, io: Io) => Promise<number>
  /** What comes after it; `config` is the option that names the config file. */
  next: (config: string) => string
  /** The same later. */
  instead: string
}

/** Loaded only when somebody says yes. */
const FIRST_RUN: { readonly [K in ConfigKind]: FirstRun } = {
  export: {
    question: 'Export now?',
    run: async (options, io) => (await import('../export/run.js')).runExport(options, io),
    next: () => 'carry the file across, and run ad-user-sync init import there',
    instead: 'export',
  },
  import: {
    question: 'Show what an import would do now (a dry run)?',
    run: async (options, io) => (await import('../import/run.js')).runImport({ ...options, ...DRY_RUN }, io),
    next: (config) => `ad-user-sync import --interactive${config}`,
    instead: 'import --dry-run',
  },
}

const DONE = EXIT_CODES.done.code

const DRY_RUN = {
  ...{ interactive: false, dryRun: true, details: false, all: false, failOnPending: false, allow: {} },
  ...{ allowOlder: false, allowOtherSource: false, acceptAnchors: false, rematch: false },
}

/** @returns what to do next; `config` is the option that names the config file, for that */
export async function tryOut(
  kind: ConfigKind,
  options: CommonOptions,
  config: string,
  prompts: Prompts,
  io: Io,
): Promise<string> {
  const asText = { ...options, output: 'text' as const }
  prompts.say('Checking it ...')
  const code = await prompts.during(() => runCheck(kind, asText, io))
  const { question, run, next, instead } = FIRST_RUN[kind]
  const isRun =
    code === DONE && (await prompts.confirm(question)) && (await prompts.during(() => run(asText, io))) === DONE
  if (code !== DONE) return `correct what failed, then ad-user-sync check ${kind}${config}`
  return isRun ? next(config) : `ad-user-sync ${instead}${config}`
}
