/** Names that go round in a ring, where the domain controller refuses one of its members. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { withoutOtherNames } from '../../../src/core/saved-plan/saved-plan.js'
import { automatic, type ApprovedAction } from '../../../src/core/safety/approved.js'
import { text } from '../../../src/core/values/value.js'
import type { Outcome } from '../../../src/directory/directory.js'
import { guid, input, person, planOf, withPrincipal } from '../builders.js'
import { batches } from '../../../src/workflow/batches.js'
import type { Refuse } from './memory-directory.js'
import { stage } from './support.js'

/** People who have each other's common names to get: the first that of the second, and so on. */
const ring = (...names: string[]) => ({
  users: names.map((name, index) => named(name, index + 1, `${name}@x.test`)),
  people: names.map((name, index) =>
    person({ cn: names[(index + 1) % names.length]!, sAMAccountName: name, objectGUID: guid(index + 1) }),
  ),
})

const named = (name: string, number: number, userPrincipalName: string) =>
  withPrincipal(userPrincipalName, {
    guid: guid(1000 + number),
    name: `P ${name}`,
    sAMAccountName: name,
    anchor: `ad-user-sync:${guid(number)}`,
  })
const wanting = (name: string, number: number, userPrincipalName: string) =>
  person({ cn: name, sAMAccountName: name, objectGUID: guid(number), attributes: { userPrincipalName } })

describe('a ring of common names', () => {
  /** Of a saved plan, or an undo: nobody may get another name than that. */
  const renamed = async (names: readonly string[], denied: string) => {
    const { users, people } = ring(...names)
    const refuse: Refuse = (_method, name, { cn }) => {
      if (name === `P ${denied}`) return 'access-denied'
      const isTaken = [...scene.directory.accounts.values()].some((other) => other.name === cn?.map(text)[0])
      return isTaken ? 'conflict' : undefined
    }
    const changes: string[] = []
    const answered = (actions: readonly ApprovedAction[], outcomes: readonly Outcome[]) =>
      actions.forEach((action, index) => {
        if (action.type === 'rename' && outcomes[index]!.ok) changes.push(`"${action.before}" to "${action.after}"`)
      })
    const scene = stage({
      ...{ input: input({ people, managed: users }), bound: withoutOtherNames },
      ...{ refuse, record: { answered } },
    })
    await scene.workflow.run()
    const { failed, renamed } = scene.summary()
    const called = [...scene.directory.accounts.values()].map(({ name }) => name)
    return { called, renamed, failed: failed.map(({ user }) => user), changes }
  }

  it('leaves everybody the name they had, where one of two may not be renamed', async () => {
    const asBefore = { called: ['P anna', 'P ben'], renamed: [], failed: ['P anna', 'P ben'] }
    assert.deepEqual(await renamed(['anna', 'ben'], 'ben'), { ...asBefore, changes: [] })
    const [away, back] = ['"P ben" to "P ben (renaming 1)"', '"P ben (renaming 1)" to "P ben"']
    assert.deepEqual(await renamed(['anna', 'ben'], 'anna'), { ...asBefore, changes: [away, back] })
  })
  it('leaves a temporary name only where a stranger has taken the name meanwhile, and says so', async () => {
    const { users, people } = ring('anna', 'ben')
    const refuse: Refuse = (_method, _name, { cn }) => {
      const isTaken = [...scene.directory.accounts.values()].some((other) => other.name === cn?.map(text)[0])
      return isTaken || cn?.map(text)[0] === 'P anna' ? 'conflict' : undefined
    }
    const scene = stage({ input: input({ people, managed: users }), bound: withoutOtherNames, refuse })
    await scene.workflow.run()
    const { failed, renamed } = scene.summary()
    const now = 'its common name is the temporary "P ben (renaming 1)" now, and the next import tries again'
    assert.deepEqual(
      [renamed, failed],
      [['P ben'], [{ user: 'P ben (renaming 1)', action: 'rename', error: `no: conflict; ${now}` }]],
    )
  })
  it('is sent as a whole, however many go round', () => {
    const { users, people } = ring(...Array.from({ length: 300 }, (_, number) => `n${number}`))
    const cut = batches(automatic(planOf(input({ people, managed: users }))))
    assert.deepEqual(
      cut.map(({ batch, done, total }) => [batch.length, done, total]),
      [[301, 301, 301]],
    )
  })
  it('leaves nobody a temporary name, whoever of several may not be renamed', async () => {
    for (const denied of ['anna', 'ben', 'cleo', 'dora']) {
      const { called, renamed: done, failed } = await renamed(['anna', 'ben', 'cleo', 'dora'], denied)
      assert.deepEqual(called, ['P anna', 'P ben', 'P cleo', 'P dora'], denied)
      assert.deepEqual([done, failed], [[], ['P anna', 'P ben', 'P cleo', 'P dora']], denied)
    }
  })
})

describe('a ring of userPrincipalNames', () => {
  const NAMES = ['anna', 'ben', 'cleo']
  const people = NAMES.map((name, index) => wanting(name, index + 1, `${NAMES[(index + 1) % 3]}@x.test`))
  const users = NAMES.map((name, index) => named(name, index + 1, `${name}@x.test`))
  /**
   * @param denied who may not be written
   * @param stranger the name that somebody takes as soon as it is free
   */
  const imported = async ({ denied, stranger }: { denied?: string; stranger?: string }, list = people) => {
    const refuse: Refuse = (_method, name, values) => {
      if (name === `P ${denied}`) return 'access-denied'
      const value = values['userPrincipalName']?.map(text)[0]
      if (value === undefined) return undefined
      const others = [...scene.directory.accounts.values()].filter((other) => other.name !== name)
      const isTaken = others.some(({ attributes }) => attributes['userPrincipalName']?.map(text)[0] === value)
      return isTaken || value === stranger ? 'conflict' : undefined
    }
    const scene = stage({ input: input({ people: list, managed: users }), refuse })
    await scene.workflow.run()
    const principals = [...scene.directory.accounts.values()].map(({ attributes }) =>
      attributes['userPrincipalName']?.map(text).join(),
    )
    const { failed, updated } = scene.summary()
    return { principals, updated, failed: failed.map(({ user, attribute, error }) => [user, attribute, error]) }
  }
  const BEFORE = ['anna@x.test', 'ben@x.test', 'cleo@x.test']

  it('leaves everybody the name they had, where one of the ring may not be written', async () => {
    const refused = (name: string) => [`P ${name}`, 'userPrincipalName', 'no: conflict']
    const denied = (name: string) => [`P ${name}`, undefined, 'no: access-denied']
    const kept = { principals: BEFORE, updated: [] }
    assert.deepEqual(await imported({ denied: 'anna' }), {
      ...kept,
      failed: [denied('anna'), refused('ben'), refused('cleo')],
    })
    assert.deepEqual(await imported({ denied: 'ben' }), {
      ...kept,
      failed: [refused('anna'), denied('ben'), refused('cleo')],
    })
  })
  it('leaves all else of them as it was written', async () => {
    const list = people.map((one) => ({ ...one, attributes: new Map([...one.attributes, ['department', 'Sales']]) }))
    const { principals, updated } = await imported({ denied: 'ben' }, list)
    assert.deepEqual([principals, updated], [BEFORE, ['P anna', 'P cleo']])
  })
  it('leaves a temporary one only where a stranger has taken the name meanwhile, and says so', async () => {
    const temporary = `renaming-${guid(1001)}@x.test`
    const error = `no: conflict; its userPrincipalName is the temporary "${temporary}" now, and the next import tries again`
    assert.deepEqual(await imported({ stranger: 'ben@x.test' }), {
      principals: [temporary, 'cleo@x.test', 'anna@x.test'],
      updated: ['P ben', 'P cleo'],
      failed: [['P anna', 'userPrincipalName', error]],
    })
  })
  it('is sent as a whole, however many go round', () => {
    const numbers = Array.from({ length: 300 }, (_, number) => number)
    const round = {
      people: numbers.map((number) => wanting(`n${number}`, number, `n${(number + 1) % 300}@x.test`)),
      managed: numbers.map((number) => named(`n${number}`, number, `n${number}@x.test`)),
    }
    const cut = batches(automatic(planOf(input(round))))
    assert.deepEqual(
      cut.map(({ batch }) => batch.length),
      [301],
    )
  })
})
