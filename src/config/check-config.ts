/**
 * Checks a config file's JSON against its schema and the rules beyond it. All problems are reported
 * at once.
 */
import { ConfigurationError } from '../errors.js'
import type { ExportConfig } from '../generated/export-config.js'
import type { ImportConfig } from '../generated/import-config.js'
import { parametersOf, type ConfigKind } from './parameters.js'
import { problemsOf } from './problems.js'
import { brokenRules } from './rules.js'
import { thoroughValidator } from '../core/schema/validators.js'
import { howMany } from '../core/text/how-many.js'

export interface RawConfigs {
  export: ExportConfig
  import: ImportConfig
}

/** The config with every default of the schema. */
type Complete<T> = Required<Omit<T, '$schema'>>

const PREFIX_MISSING =
  'prefix_common_names: missing, expected the prefix that the common names of your managed users begin with, of at least 2 characters. ' +
  'It has no default: a silent change of prefix would orphan every managed user. The Python tool used "P3KI " where none was given.'

/**
 * @param name of the file, for errors
 * @returns the config, and the names of keys without effect
 * @throws ConfigurationError listing every problem
 */
export function checkConfig<K extends ConfigKind>(
  kind: K,
  value: unknown,
  name: string,
): { config: Complete<RawConfigs[K]>; ignored: string[] } {
  const parameters = parametersOf(kind)
  const validate = thoroughValidator(`${kind}-config`)
  const problems = validate(value) ? [] : problemsOf(validate.errors ?? [], value, parameters).map(explainProblem)
  const config = withDefaults(value, parameters)
  if (kind === 'import') problems.push(...brokenRules(config))
  if (problems.length > 0) throw configError(name, problems, kind)
  const ignored = parameters.filter((parameter) => parameter.ignored && Object.hasOwn(value as object, parameter.name))
  return { config: config as Complete<RawConfigs[K]>, ignored: ignored.map((parameter) => parameter.name) }
}

const explainProblem = (problem: string): string =>
  problem.startsWith('prefix_common_names: missing') ? PREFIX_MISSING : problem

function withDefaults(value: unknown, parameters: readonly { name: string; default: unknown }[]): object {
  const defaults = parameters
    .filter((parameter) => parameter.default !== undefined)
    .map((parameter) => [parameter.name, parameter.default])
  return { ...(Object.fromEntries(defaults) as object), ...(typeof value === 'object' ? value : {}) }
}

function configError(name: string, problems: readonly string[], kind: ConfigKind): ConfigurationError {
  const count = problems.length === 1 ? 'a problem' : howMany(problems.length, 'problem')
  return new ConfigurationError(`${name} has ${count}:`, `ad-user-sync help config ${kind} lists every parameter`, {
    problems: problems.map((problem) => `  ${problem}`),
  })
}
