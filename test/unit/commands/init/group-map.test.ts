import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import type { Answers } from '../../../../src/commands/init/config-file.js'
import { askForGroupMap, proposedGroup } from '../../../../src/commands/init/group-map.js'
import { Questions } from '../../../../src/commands/init/questions.js'
import type { ListItem } from '../../../../src/terminal/choices.js'
import type { Prompts } from '../../../../src/terminal/prompts.js'
import { workFolder } from '../../support.js'

const TARGETS = ['CN=Engineering', 'CN=Finances,OU=Office', 'CN=Plant Operators']

describe('the target group that init proposes for a source group', () => {
  it('is the one of the same name, whatever the case and the container', () => {
    assert.equal(proposedGroup('CN=engineering,OU=Staff', TARGETS), 'CN=Engineering')
  })
  it('else the one that is named most alike', () => {
    assert.equal(proposedGroup('CN=Finance', TARGETS), 'CN=Finances,OU=Office')
  })
  it('or none', () => {
    assert.equal(proposedGroup('CN=Visitors', TARGETS), undefined)
    assert.equal(proposedGroup('CN=Visitors', []), undefined)
  })
})

describe('the group map of init, where Enter answers everything', () => {
  const cwd = workFolder()
  const person = (name: string, ...memberOf: string[]) => ({ sAMAccountName: name, cn: name, memberOf })
  const users = [person('ann', 'CN=Engineering', 'no DN: x'), person('ben', 'cn=engineering', 'CN=Finance')]
  writeFileSync(join(cwd, 'users.json'), JSON.stringify({ users }))

  async function mapped(group_map: Answers | undefined, isNew: boolean): Promise<{ map: unknown; asked: string[] }> {
    const asked: string[] = []
    const search = (question: string, items: readonly ListItem<string>[], { initial }: { initial: string }) => {
      asked.push(question)
      return Promise.resolve((items.find(({ value }) => value === initial) ?? items[0]!).value)
    }
    const prompts = { search, say: (text: string) => void asked.push(text) } as unknown as Prompts
    const answers = { input_file: 'users.json', group_path: 'DC=a', ...(group_map !== undefined && { group_map }) }
    const questions = new Questions('import', prompts, answers, isNew)
    questions.suggestions = {
      containers: [],
      holdsBuiltIns: () => false,
      groupsBelow: () => TARGETS.map((name) => ({ name, isOfSystem: false })),
      filledAttributes: () => Promise.resolve([]),
      close: () => Promise.resolve(),
    }
    await askForGroupMap(questions, { cwd }, undefined)
    return { map: questions.answers['group_map'], asked }
  }

  it('of a new config is what is proposed; what is no distinguished name is no group', async () => {
    assert.deepEqual(await mapped(undefined, true), {
      map: { 'CN=Engineering': 'CN=Engineering', 'CN=Finance': 'CN=Finances,OU=Office' },
      asked: [
        'Target group for "Engineering", 2 people (group_map)',
        'Target group for "Finance", 1 person (group_map)',
      ],
    })
  })
  it('of a config that is there stays as it is, in its own spelling, also what is mapped to nothing', async () => {
    for (const map of [{ 'cn=engineering': 'cn=plant  operators' }, { 'CN=Engineering': 'CN=Gone', '*': 'CN=All' }])
      assert.deepEqual((await mapped(map, false)).map, map)
  })
})
