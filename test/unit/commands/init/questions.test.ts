/** What Enter alone answers: with it, a config that is there stays as it is. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Answers } from '../../../../src/commands/init/config-file.js'
import { askAboutExport } from '../../../../src/commands/init/export-questions.js'
import { Questions } from '../../../../src/commands/init/questions.js'
import type { Suggestions } from '../../../../src/commands/init/suggestions.js'
import type { ListItem } from '../../../../src/terminal/choices.js'
import type { Prompts } from '../../../../src/terminal/prompts.js'
import { EXPORT_CONFIG } from '../../support.js'

const SUGGESTIONS = {
  containers: Object.values(EXPORT_CONFIG),
  holdsBuiltIns: () => false,
  groupsBelow: () => [{ name: 'CN=Staff', isOfSystem: false }],
  filledAttributes: () => Promise.resolve([{ name: 'mail', share: 1, isText: true }]),
  close: () => Promise.resolve(),
}

/** Answers every question with Enter, but those of `typed`, and chooses the last letter offered. */
async function answered(
  start: Answers,
  isNew: boolean,
  typed: Record<string, string> = {},
  suggestions: Partial<Suggestions> = {},
): Promise<Answers> {
  const asked = (message: string) => Object.entries(typed).find(([name]) => message.includes(`(${name}`))?.[1]
  const prompts = {
    say: () => undefined,
    during: (work: () => Promise<unknown>) => work(),
    text: (message: string, { initial = '' }: { initial?: string }) => Promise.resolve(asked(message) ?? initial),
    search: (_: string, items: readonly ListItem<string>[], { initial }: { initial?: string }) =>
      Promise.resolve(items.find(({ value }) => value === initial)?.value ?? items[0]!.value),
    pickSome: (_: string, items: readonly ListItem<string>[]) =>
      Promise.resolve(items.filter(({ checked }) => checked).map(({ value }) => value)),
    searchSome: (_: string, items: readonly ListItem<string>[]) => Promise.resolve([`one of ${items.length}`]),
    choose: (_: string, choices: readonly { key: string; value: string }[]) =>
      Promise.resolve((choices.find(({ key }) => key === 'k') ?? choices.at(-1)!).value),
  }
  const questions = new Questions('export', prompts as unknown as Prompts, { ...start }, isNew)
  questions.suggestions = { ...SUGGESTIONS, ...suggestions }
  await askAboutExport(questions)
  return questions.answers
}

describe('init, where Enter answers everything', () => {
  it('proposes a log file and the attributes that people have, for a new config', async () => {
    const { log_file, attributes } = await answered({}, true)
    assert.deepEqual([log_file, attributes], ['export.log', ['mail']])
  })
  it('adds nothing to a config that is there', async () => {
    const start = { export_file: 'users.json', ...EXPORT_CONFIG, nested_groups: true }
    assert.deepEqual(await answered(start, false), { ...start, search_groups: [], attributes: [] })
    const full = { ...start, search_groups: ['CN=Gone'], attributes: ['sn'], hmac: 'ab'.repeat(32), log_file: 'x.log' }
    assert.deepEqual(await answered(full, false), full)
  })
  it('keeps a container that is not in the list, or in another spelling', async () => {
    for (const user_path of [
      'DC=source,DC=test',
      'ou=staff, dc=source,dc=test',
      'CN=Kiosk,OU=Staff,DC=source,DC=test',
    ]) {
      const start = { export_file: 'users.json', ...EXPORT_CONFIG, user_path }
      assert.equal((await answered(start, false))['user_path'], user_path)
    }
  })
  it('takes "none" for no log file, whether or not there is one', async () => {
    for (const start of [{}, { log_file: 'x.log' }, { log_file: null }])
      for (const isNew of [true, false])
        assert.equal('log_file' in (await answered(start, isNew, { log_file: 'none' })), false)
  })
  it('has no secret to keep where the config says null', async () => {
    assert.deepEqual((await answered({ hmac: null }, false))['hmac'], undefined)
  })
})

it('has the groups of a large domain found by typing, where they do not fit a page', async () => {
  const groups = (count: number) => ({
    groupsBelow: () => Array.from({ length: count }, (_, index) => ({ name: `CN=Group ${index}`, isOfSystem: false })),
  })
  const asked = async (count: number) => (await answered({}, true, {}, groups(count)))['search_groups']
  assert.deepEqual([await asked(15), await asked(16)], [[], ['one of 16']])
})
