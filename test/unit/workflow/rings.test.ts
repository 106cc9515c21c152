/** Names that go round in a ring, where the domain controller refuses one of its members. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { text } from '../../../src/core/values/value.js'
import { guid, input, person, withPrincipal } from '../builders.js'
import type { Refuse } from './memory-directory.js'
import { stage } from './support.js'

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
