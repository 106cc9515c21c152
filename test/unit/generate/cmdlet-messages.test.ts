import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { it } from 'node:test'
import { cmdletMessages } from '../../../src/generate/cmdlet-messages.js'

const MODULE = join(import.meta.dirname, '..', '..', '..', 'ps-scripts', 'AdUserSync')

it("the table of messages has the cmdlets' own errors, each with its exit code and remedy", () => {
  const all = cmdletMessages(MODULE)
  assert.deepEqual(
    all.find(({ message }) => message.includes('this takes one')),
    {
      exitCode: 2,
      message: "'…' names … files, and this takes one",
      remedy: 'name one config file; if its path contains brackets, use -LiteralPath',
    },
  )
  assert.ok(all.every(({ remedy }) => remedy !== null))
  // Whatever is a problem in the file of strings is the message of an error, or the remedy of one.
  const strings = readFileSync(join(MODULE, 'en-US', 'Strings.psd1'), 'utf8')
  const [, problems = ''] = /# Problems([^]*?)\n\n/.exec(strings) ?? []
  const keys = [...problems.matchAll(/^ {4}(\w+) +=/gm)].map(([, key]) => key!)
  const messages = keys.filter((key) => !/Remedy$|^ToolEnded$/.test(key))
  assert.ok(messages.length > 6)
  assert.equal(all.length, messages.length)
})
