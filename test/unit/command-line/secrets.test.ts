import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseCommandLine } from '../../../src/command-line/command-line.js'
import { COMMANDS } from '../../../src/commands/commands.js'
import { refused } from './refused.js'

describe('a secret on the command line', () => {
  const HEX = '00112233445566778899aabbccddeeff'
  const ODD = 'N0tHexAtAll'
  const misplaced: [string[], string][] = [
    [['import', `-Hmac:${ODD}`], 'unknown option "-Hmac", did you mean --hmac?'],
    [['import', `-Hmac=${ODD}`], 'unknown option "-Hmac", did you mean --hmac?'],
    [['import', `--hmac:${ODD}`], '--hmac is followed by a colon'],
    [['import', `--hmac${ODD}`], 'unknown option "--hmac..."'],
    [['import', `-hmac${HEX}`], 'unknown option that is not shown'],
    [['import', '-Hmac', ODD], 'unknown option "-Hmac", did you mean --hmac?'],
    [['-Hmac', ODD, 'import'], 'unknown option "-Hmac", did you mean --hmac?'],
    [['--secret', ODD, 'check'], 'unknown option "--secret"'],
    [['import', '--hmac', `-${ODD}`], '--hmac needs a value'],
    [['import', '--hmac', `--${ODD}`], '--hmac needs a value'],
    [['import', '--hmac', '', ODD], 'unexpected argument that is not shown'],
    [['import', '--hmac', 'aa', ODD], 'unexpected argument that is not shown'],
    [['--hmac', 'aa', ODD], 'unknown command that is not shown'],
    [['import', HEX], 'unexpected argument that is not shown'],
    [[HEX], 'unknown command that is not shown'],
    [['check', HEX], 'check: unknown word that is not shown'],
    [['import', `--${HEX}`], 'unknown option that is not shown'],
    [['import', `--frobnicate=${ODD}`], 'unknown option "--frobnicate"'],
    [['import', `--dry-run=${ODD}`], '--dry-run takes no value'],
    [['import', '--hmac', 'aa', `--hmac=${ODD}`], '--hmac is given twice'],
    [['import', '--', ODD], 'unknown option "--"'],
  ]
  for (const [args, message] of misplaced) {
    it(`is not repeated: ${JSON.stringify(args.join(' '))}`, async () =>
      assert.equal((await refused(...args)).message, message))
  }
  it('that is empty is taken as given: resolving it says so', async () => {
    for (const args of [['--hmac', ''], ['--hmac=']])
      assert.ok('run' in (await parseCommandLine(['import', ...args], COMMANDS, undefined, 80)))
  })
})
