import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkArguments } from '../../../src/command-line/check-arguments.js'
import { parseCommandLine } from '../../../src/command-line/command-line.js'
import { exportCommand } from '../../../src/commands/export/command.js'
import { COMMANDS } from '../../../src/commands/commands.js'
import { parametersOf } from '../../../src/config/parameters.js'
import { jsonSchema } from '../../../src/core/schema/json-schemas.js'
import { EXIT_CODES } from '../../../src/errors.js'
import { refused } from './refused.js'

const help = async (args: string[], columns = 80): Promise<string> => {
  const parsed = await parseCommandLine(args, COMMANDS, undefined, columns)
  assert.ok('text' in parsed)
  return parsed.text
}
const unwrapped = (text: string) => text.replace(/\s+/g, ' ')

for (const command of ['export', 'import'] as const) {
  describe(`${command} --help`, () => {
    it('lists every config parameter of the schema with its meaning, type, default and example', async () => {
      const text = await help([command, '--help'])
      const names = Object.keys(jsonSchema(`${command}-config`).properties ?? {}).filter((name) => name !== '$schema')
      assert.deepEqual(
        names,
        parametersOf(command).map(({ name }) => name),
      )
      for (const parameter of parametersOf(command)) {
        assert.match(text, new RegExp(`^  ${parameter.name}$`, 'm'))
        assert.notEqual(parameter.description, '')
        assert.ok(unwrapped(text).includes(`${parameter.name} ${parameter.description}`), parameter.name)
        if (parameter.ignored) continue
        assert.ok(
          parameter.type !== '' && parameter.example !== '' && (parameter.required || parameter.defaultText !== ''),
          parameter.name,
        )
        const value = parameter.required ? 'Required.' : `Default: ${parameter.defaultText}.`
        assert.ok(
          unwrapped(text).includes(unwrapped(`Type: ${parameter.type}. ${value} Example: ${parameter.example}`)),
          parameter.name,
        )
      }
    })
    it('ends in the exit codes', async () => {
      const last = unwrapped((await help([command, '--help'])).split('Exit codes:\n')[1] ?? '')
      for (const { code, meaning } of Object.values(EXIT_CODES)) assert.ok(last.includes(`${code} ${meaning}`), meaning)
      assert.ok(last.trimEnd().endsWith('130 interrupted'))
    })
    it('says that other processes see --hmac, and what to use instead', async () => {
      assert.match(
        unwrapped(await help([command, '--help'])),
        /Other processes can see a command line: prefer the environment variable AD_USER_SYNC_HMAC/,
      )
    })
    it('fits the terminal', async () => {
      for (const columns of [60, 80, 120]) {
        const long = (await help([command, '--help'], columns))
          .split('\n')
          .filter((line) => line.length > columns && line.trim().includes(' '))
        assert.deepEqual(
          long.filter((line) => !/^\s+("|\{|\[)/.test(line)),
          [],
        )
      }
    })
  })
}

describe('the command line', () => {
  it('shows its commands and options', async () => {
    const text = await help(['--help'])
    for (const part of ['ad-user-sync export', 'ad-user-sync import', '--version', '--help'])
      assert.ok(text.includes(part), part)
    const options = await help(['import', '--help'])
    for (const name of [
      'interactive',
      'dry-run, --what-if',
      'approvals',
      'fail-on-pending',
      'allow-deactivations',
      'allow-leaves',
      'allow-older',
      'config',
      'hmac',
      'output',
      'log-level',
    ]) {
      assert.match(options, new RegExp(`^ +(-\\w, )?--${name} `, 'm'))
    }
  })
  it('shows where a number is wanted', async () => {
    const options = unwrapped(await help(['import', '--help']))
    for (const name of ['allow-deactivations', 'allow-leaves'])
      assert.match(options, new RegExp(`--${name} [^\\[]+\\[number\\]`))
    assert.match(options, /--approvals [^[]+\[string\]/)
  })
  it('shows the version of the package', async () => assert.match(await help(['--version']), /^\d+\.\d+\.\d+/))

  const accepted: string[][] = [
    ['import', '--what-if'],
    ['import', '-i'],
    ['import', '-n'],
    ['Import', '-WhatIf'],
    ['import', '--whatif'],
    ['import', '--Dry-Run', '--AllowLeaves=3'],
    ['IMPORT', '-dryrun', '-Config', 'x', '-AllowLeaves', '3'],
    ['Check', 'Import'],
    ['--config', 'EXPORT', 'Export'],
    ['import', '--approvals', '-'],
    ['import', '--config=a.json', '--output', 'JSON'],
    ['export', '--log-level', 'debug'],
    ['--config', 'import', 'export'],
    ['import', '--hmac', '00112233', '--allow-leaves', '0', '--allow-deactivations=12', '--interactive'],
  ]
  for (const args of accepted) {
    it(`accepts ${args.join(' ')}`, async () =>
      assert.ok('run' in (await parseCommandLine(args, COMMANDS, undefined, 80))))
  }

  const wrong: [string[], string][] = [
    [[], 'no command is given'],
    [['imprt'], 'unknown command "imprt", did you mean import?'],
    [['delete-everything'], 'unknown command "delete-everything"'],
    [['import', 'users.json'], 'unexpected argument "users.json"'],
    [['check'], 'check needs export or import'],
    [['check', 'imports'], 'check: unknown word "imports"'],
    [['chek', 'import'], 'unknown command "chek", did you mean check?'],
    [['check', 'import', 'users.json'], 'unexpected argument "users.json"'],
    [['check', 'import', '--dry-run'], 'unknown option "--dry-run"'],
    [['import', '-WhatIff'], 'unknown option "-WhatIff", did you mean --what-if?'],
    [['import', '-WhatIf', '--dry-run'], '--dry-run is given twice'],
    [['import', '--no-dry-run'], 'unknown option "--no-dry-run", did you mean --dry-run?'],
    [['export', '--interactive'], 'unknown option "--interactive"'],
    [['export', '--frobnicate'], 'unknown option "--frobnicate"'],
    [['import', '--config', 'a', '--config', 'b'], '--config is given twice'],
    [['import', '--dry-run', '--what-if'], '--dry-run is given twice'],
    [['import', '--config'], '--config needs a value'],
    [['import', '--config', '--dry-run'], '--config needs a value'],
    [['import', '--dry-run=no'], '--dry-run takes no value'],
    [['import', '--what-if:$true'], '--what-if is followed by a colon'],
    [['import', '--config:x'], '--config is followed by a colon'],
    [['--foo'], 'unknown option "--foo"'],
    [['--dryrunn'], 'unknown option "--dryrunn", did you mean --dry-run?'],
    [['import', '-f'], 'unknown option "-f"'],
    [['import', '--', 'x'], 'unknown option "--"'],
    [['import', '--config='], '--config: found nothing, expected a path'],
    [['import', '--allow-leaves', 'many'], '--allow-leaves: found "many", expected a whole number'],
    [['import', '--allow-deactivations=-1'], '--allow-deactivations: found "-1", expected a whole number'],
    [['import', '--output', 'xml'], '--output: found "xml", expected json or text'],
    [
      ['import', '--log-level', 'loud'],
      '--log-level: found "loud", expected CRITICAL, FATAL, ERROR, WARNING, INFO or DEBUG',
    ],
  ]
  for (const [args, message] of wrong) {
    it(`refuses ${JSON.stringify(args.join(' '))}`, async () => assert.equal((await refused(...args)).message, message))
  }
  it('leaves the case of values as it is', async () => {
    const { plain } = checkArguments(['--config', 'EXPORT', 'Export'], { export: exportCommand })
    assert.deepEqual(plain, ['--config', 'EXPORT', 'export'])
  })
  it('names the command whose help shows the options', async () => {
    const remedy = async (...args: string[]) => (await refused(...args)).remedy
    assert.equal(await remedy('import', '--config'), 'ad-user-sync import --help shows the choices')
    assert.equal(await remedy('check', 'export', '--frobnicate'), 'ad-user-sync check export --help shows the choices')
    assert.equal(await remedy('--frobnicate'), 'ad-user-sync --help shows the choices')
    assert.equal(await remedy('import', '--config:x'), 'write --config VALUE')
  })
  it('shows help in the spellings of either shell', async () => {
    const general = await help(['--help'])
    for (const args of [['help'], ['-h'], ['-?'], ['/?'], ['help', '--help']])
      assert.equal(await help(args), general, args.join(' '))
    const ofImport = await help(['import', '--help'])
    for (const args of [
      ['help', 'import'],
      ['import', '-h'],
      ['import', '/?'],
      ['import', '--dry-run', '-?', '-h'],
    ]) {
      assert.equal(await help(args), ofImport, args.join(' '))
    }
    assert.equal(await help(['help', 'check']), await help(['check', '--help']))
    assert.equal(await help(['help', 'check', 'import']), await help(['check', 'import', '--help']))
  })
})
