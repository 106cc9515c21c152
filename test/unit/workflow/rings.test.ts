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

const named = (name: string, number: number, userPrincipalName: string) =>
  withPrincipal(userPrincipalName, {
    guid: guid(1000 + number),
    name: `P ${name}`,
    sAMAccountName: name,
    anchor: `ad-user-sync:${guid(number)}`,
  })
const wanting = (name: string, number: number, userPrincipalName: string) =>
  person({ cn: name, sAMAccountName: name, objectGUID: guid(number), attributes: { userPrincipalName } })

describe('a ring of userPrincipalNames', () => {
  it('leaves nobody without a name to log on with, where one of the ring may not be written', async () => {
    const people = [wanting('anna', 1, 'ben@x.test'), wanting('ben', 2, 'anna@x.test')]
    const users = [named('anna', 1, 'anna@x.test'), named('ben', 2, 'ben@x.test')]
    const refuse: Refuse = (_method, name, values) => {
      if (name === 'P ben') return 'access-denied'
      const value = values['userPrincipalName']?.[0]
      const others = [...scene.directory.accounts.values()].filter((other) => other.name !== name)
      return others.some(({ attributes }) => attributes['userPrincipalName']?.[0] === value) ? 'conflict' : undefined
    }
    const scene = stage({ input: input({ people, managed: users }), refuse })
    await scene.workflow.run()
    const principals = [...scene.directory.accounts.values()].map(({ attributes }) =>
      attributes['userPrincipalName']?.map(text),
    )
    assert.deepEqual(principals, [['anna@target.test'], ['ben@x.test']])
    assert.deepEqual(scene.failures, ['update P ben: no: access-denied', 'update P anna: no: conflict'])
  })
})
