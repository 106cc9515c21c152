/**
 * The script with which PowerShell completes `ad-user-sync`: the commands and options that the
 * command line knows.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Options } from 'yargs'
import { COMMANDS } from '../commands/commands.js'

/** Options that every command has, from yargs. */
const EVERYWHERE = ['--help', '--version']

export function completer(): string {
  const { commands } = COMMANDS
  const groups = Object.keys(COMMANDS.groups)
  const words: [command: string, words: readonly string[]][] = [
    ['', [...commands.map(({ name }) => name).filter((name) => !name.includes(' ')), ...groups, ...EVERYWHERE]],
    ...groups.map((group): [string, string[]] => [
      group,
      commands.filter(({ name }) => name.startsWith(`${group} `)).map(({ name }) => name.slice(group.length + 1)),
    ]),
    ...commands.map(({ name, options }): [string, string[]] => [
      name,
      [...Object.entries(options).flatMap(spellings), ...EVERYWHERE],
    ]),
  ]
  const table = words.map(([command, list]) => `    '${command}' = ${list.map((word) => `'${word}'`).join(', ')}`)
  return readFileSync(join(import.meta.dirname, 'windows', 'ad-user-sync.completer.ps1'), 'utf8').replace(
    '    # words',
    table.join('\n'),
  )
}

const spellings = ([name, { alias = [] }]: [string, Options]): string[] =>
  [name, alias].flat().map((word) => `--${word}`)
