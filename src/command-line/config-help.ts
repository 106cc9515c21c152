/**
 * The part of `export --help` and `import --help` below the options: every parameter of the config
 * file, from its schema, and the exit codes.
 */
import { parametersOf, type ConfigKind, type Parameter } from '../config/parameters.js'
import { EXIT_CODES } from '../errors.js'
import { wrapped } from '../terminal/detail-lines.js'

/** @param width columns of the terminal */
export const configHelp = (kind: ConfigKind, width: number): string =>
  [parameterHelp(kind, width), exitCodeHelp(width)].join('\n')

/** Every parameter of a config file. */
export const parameterHelp = (kind: ConfigKind, width: number): string =>
  ['Config file (JSON):', '', ...parametersOf(kind).flatMap((parameter) => parameterLines(parameter, width))].join('\n')

/** The table of exit codes. */
export function exitCodeHelp(width: number): string {
  const lines = Object.values(EXIT_CODES).map(({ code, meaning }) => {
    const [first, ...rest] = wrapped(meaning, width - 7)
    return [`  ${String(code).padEnd(5)}${first}`, ...rest.map((line) => `       ${line}`)].join('\n')
  })
  return ['Exit codes:', ...lines].join('\n')
}

function parameterLines(
  { name, description, type, required, ignored, defaultText, example }: Parameter,
  width: number,
): string[] {
  const facts = ignored
    ? []
    : [`Type: ${type}.`, required ? 'Required.' : `Default: ${defaultText}.`, `Example: ${example}`].flatMap((fact) =>
        wrapped(fact, width - 6),
      )
  return [`  ${name}`, ...[...wrapped(description, width - 6), ...facts].map((line) => `      ${line}`), '']
}
