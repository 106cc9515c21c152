import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseCommandLine } from '../../../src/command-line/command-line.js'
import { COMMANDS } from '../../../src/commands/commands.js'
import { parametersOf } from '../../../src/config/parameters.js'
import { APPROVAL_TYPES } from '../../../src/core/report/approvals.js'
import { jsonSchema } from '../../../src/core/schema/json-schemas.js'
import { ConfigurationError, EXIT_CODES } from '../../../src/errors.js'

const help = async (args: string[], columns = 80, isTerminal = false): Promise<string> => {
  const parsed = await parseCommandLine(args, COMMANDS, undefined, columns, isTerminal)
  assert.ok('text' in parsed)
  return parsed.text
}

describe('help on a topic', () => {
  it('config is every parameter of one config file, or of both', async () => {
    for (const kind of ['export', 'import'] as const) {
      const [one, both] = [await help(['help', 'config', kind]), await help(['help', 'config'])]
      for (const { name } of parametersOf(kind))
        for (const text of [one, both]) assert.match(text, new RegExp(`^  ${name}$`, 'm'))
    }
    assert.doesNotMatch(await help(['help', 'config', 'export']), /managed_user_path/)
  })
  it('exit-codes is the table of exit codes', async () => {
    const text = await help(['help', 'exit-codes'])
    for (const { code } of Object.values(EXIT_CODES)) assert.match(text, new RegExp(`^  ${code} +\\S`, 'm'))
  })
  it('approvals is every kind, and every key of an entry', async () => {
    const text = await help(['help', 'approvals'])
    const keys = Object.keys(jsonSchema('resolutions').definitions!['ResolutionEntry']!.properties!)
    for (const word of [...APPROVAL_TYPES, ...keys]) assert.match(text, new RegExp(`^  ${word} +\\S`, 'm'))
  })
  it('fits the terminal', async () => {
    for (const topic of ['exit-codes', 'approvals'])
      assert.deepEqual(
        (await help(['help', topic], 80)).split('\n').filter((line) => line.length > 80),
        [],
      )
  })
  it('is understood in any case, and a word that is no topic is refused with those there are', async () => {
    assert.equal(await help(['Help', 'Exit-Codes']), await help(['help', 'exit-codes']))
    await assert.rejects(help(['help', 'config', 'exports']), (error) => {
      assert.ok(error instanceof ConfigurationError)
      assert.equal(error.remedy, 'give one of: config export, config import, config, exit-codes, approvals')
      return true
    })
  })
  it('is named in the general help', async () => assert.match(await help(['--help']), /ad-user-sync help approvals/))
})

describe('the help of a command on a terminal', () => {
  for (const { name: command, words = [], options } of COMMANDS.commands) {
    it(`${command} is one screen of 80 by 24, which names every option`, async () => {
      const text = await help([...command.split(' '), ...words, '--help'], 80, true)
      const lines = text.split('\n')
      assert.ok(lines[0]!.startsWith(`ad-user-sync ${command}`), lines[0])
      // The prompt after it takes a line, too.
      assert.ok(lines.length <= 23, `${lines.length} lines`)
      assert.deepEqual(
        lines.filter((line) => line.length > 80),
        [],
      )
      for (const name of Object.keys(options)) assert.ok(text.includes(`--${name}`), name)
    })
  }
  it('of all commands is one screen, too, in either shell', async () => {
    const text = await help(['--help'], 80, true)
    for (const { name } of COMMANDS.commands) assert.match(text, new RegExp(`^  ${name.split(' ')[0]} `, 'm'))
    assert.match(text, /help TOPIC is\s+about one of: config export,[^]*approvals\.$/)
    assert.ok(text.split('\n').length <= 23, text)
    assert.ok(text.split('\n').every((line) => line.length <= 80))
    for (const args of [['help'], ['/?'], ['-h'], ['help', '--help']])
      assert.equal(await help(args, 80, true), text, args.join(' '))
    assert.match(await help(['--help']), /^Exit codes:$/m)
  })
  it('is all of it when it goes into a file or a pipe, and with "help import"', async () => {
    const long = await help(['import', '--help'])
    assert.match(long, /prefix_common_names/)
    assert.equal(await help(['help', 'import'], 80, true), long)
  })
})
