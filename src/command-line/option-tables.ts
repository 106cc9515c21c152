/**
 * The options of the commands, in yargs' form. Help and the check for unknown options use them,
 * too.
 */
import type { Options } from 'yargs'
import { LOG_LEVELS } from '../core/log-level.js'
import { LIMIT_NAMES, LIMITS } from '../core/safety/limit-kinds.js'
import { OUTPUT_FORMATS } from '../process/output.js'
import { APPROVAL_TYPES } from '../core/report/approvals.js'
import { ConfigurationError } from '../errors.js'

export type OptionTable = Readonly<Record<string, Options>>

export const SEE_OPTIONS = 'ad-user-sync <command> --help shows the options'

const oneOf =
  (name: string, choices: readonly string[], fold: (text: string) => string) =>
  (value: string): string => {
    if (choices.includes(fold(value))) return fold(value)
    throw new ConfigurationError(
      `--${name}: found ${JSON.stringify(value)}, expected ${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`,
      SEE_OPTIONS,
    )
  }

const count =
  (name: string) =>
  (value: string): number => {
    if (/^[0-9]{1,9}$/.test(value)) return Number(value)
    throw new ConfigurationError(`--${name}: found ${JSON.stringify(value)}, expected a whole number`, SEE_OPTIONS)
  }

const path =
  (name: string) =>
  (value: string): string => {
    if (value !== '') return value
    throw new ConfigurationError(`--${name}: found nothing, expected a path`, SEE_OPTIONS)
  }

/** Options with a value are strings for yargs, which would turn hex digits into numbers. */
const withValue = (describe: string, coerce?: (value: string) => unknown, placeholder?: string): Options => ({
  type: 'string',
  requiresArg: true,
  describe,
  ...(coerce !== undefined && { coerce }),
  ...(placeholder !== undefined && { defaultDescription: placeholder }),
})
/** Parsed as text, so that errors can show the value; help shows a number. */
const withCount = (name: string, describe: string): Options => ({ ...withValue(describe, count(name)), number: true })
const flag = (describe: string, ...alias: string[]): Options => ({
  type: 'boolean',
  describe,
  ...(alias.length > 0 && { alias }),
})

export function commonOptions(defaultConfig: string): OptionTable {
  return {
    config: withValue('Config file', path('config'), defaultConfig),
    hmac: withValue(
      'Secret of the MAC, in hex. Other processes can see a command line: prefer the environment variable AD_USER_SYNC_HMAC',
    ),
    output: withValue(
      'Format of the summary: json or text',
      oneOf('output', OUTPUT_FORMATS, (text) => text.toLowerCase()),
      'text on a terminal, else json',
    ),
    plain: flag('No redrawing and no columns, for screen readers'),
    'log-level': withValue(
      `Lowest level to log: ${LOG_LEVELS.join(', ')}`,
      oneOf('log-level', LOG_LEVELS, (text) => text.toUpperCase()),
      "the config's log_level",
    ),
  }
}

/** `export` without export_file has no summary: standard output holds the users file. */
export function exportOptions(defaultConfig: string): OptionTable {
  const common = commonOptions(defaultConfig)
  const describe = 'Format of the summary, if export_file is set: json or text'
  return { ...common, output: { ...common['output'], describe, defaultDescription: 'text on a terminal, else none' } }
}

const LIMIT_OPTIONS: OptionTable = Object.fromEntries(
  LIMIT_NAMES.map((name) => [
    `allow-${name}`,
    withCount(`allow-${name}`, `For this run: allow up to this many ${LIMITS[name].what}`),
  ]),
)

export const IMPORT_OPTIONS: OptionTable = {
  interactive: flag('Then ask about everything that needs approval', 'i'),
  'dry-run': flag('Show the plan; change and write nothing', 'what-if', 'n'),
  details: flag('Dry run: show values before and after'),
  all: flag('Dry run: show all people, not only the first'),
  'plan-file': withValue('Dry run: save the plan to this file, for --plan', path('plan-file')),
  plan: withValue('Carry out this saved plan; exit with 8 if the import would now do anything else', path('plan')),
  approvals: withValue('File of approvals for this run (- is standard input)', path('approvals')),
  'passwords-to': withValue(
    'New ZIP file (AES-256) for every password that the run sets. Its passphrase is asked for, or taken from AD_USER_SYNC_ZIP_PASSWORD',
    path('passwords-to'),
  ),
  'fail-on-pending': flag('Exit with 10 if approvals are pending'),
  ...LIMIT_OPTIONS,
  'allow-older': flag('Accept a users file that is older than the last one or dated in the future'),
  'accept-anchors': flag('Accept the anchors of managed users as they are, even if somebody else has changed them'),
  rematch: flag('After a migration of the source domain: match people by name once, and store their new anchors'),
  'allow-other-source': flag('Accept a users file from a different domain, in this run and from now on'),
}

export const FORGET_OPTIONS: OptionTable = {
  user: withValue('Rejections for this user: common name in the target, with its prefix'),
  type: withValue(
    `Rejections of this type: ${APPROVAL_TYPES.join(', ')}`,
    oneOf('type', APPROVAL_TYPES, (text) => text.toLowerCase()),
  ),
  all: flag('All rejections; without --user, --type and --all, you pick them at the terminal'),
}

export const DIFF_OPTIONS: OptionTable = { all: flag('Show all people, not only the first') }

export const STATUS_OPTIONS: OptionTable = {
  'fail-on': withValue('Exit with 10 if one of these holds, as in pending-days=14,expiring=20%,file-age=P2D'),
}

export const UNDO_OPTIONS: OptionTable = {
  only: withValue('Undo the changes of one person only: common name, account name or objectGUID'),
  'dry-run': flag('Show what would be put back; change and write nothing', 'what-if'),
  details: flag('Show values before and after'),
  all: flag('Show all people, not only the first'),
  confirm: withCount('confirm', 'Without a terminal: the number of users to change, as a dry run shows it'),
  hold: flag("Keep the run's users file out of further imports; import --allow-older accepts it anyway"),
  ...LIMIT_OPTIONS,
}

export const HISTORY_OPTIONS: OptionTable = {
  user: withValue('Show what happened to one person: common name, account name or objectGUID'),
  verify: flag('Check whether any record was edited, removed, swapped or cut off'),
  all: flag('Show all runs and all of a run, not only the last or first'),
}
