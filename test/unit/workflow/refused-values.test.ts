/** One refused attribute does not hold back the rest: of an update, and of a creation. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { FailureCategory } from '../../../src/directory/directory.js'
import { UnavailableError } from '../../../src/errors.js'
import { tagged, text, type Attributes } from '../../../src/core/values/value.js'
import { guid, input, managed, person, schema } from '../builders.js'
import type { Refuse } from './memory-directory.js'
import { played, stage, waiting } from './support.js'

const NAMES = ['department', 'description', 'employeeID', 'info', 'title', 'userPrincipalName']
const SCHEMA = new Map(NAMES.map((name) => schema(name)))
const ALL = { department: 'Sales', description: 'x', employeeID: 'too long', info: 'y', title: 'z' }
const YESTERDAY = '133900000000000000'

const anna = (attributes: Record<string, string> = ALL) => person({ attributes })
const refusing =
  (names: readonly string[], category: FailureCategory = 'constraint'): Refuse =>
  (method, _name, values) =>
    ['updateUsers', 'createUsers'].includes(method) && names.some((name) => name in values) ? category : undefined
const held = (attributes: Attributes | undefined, name: string) => attributes?.[name]?.map(text).join('; ')

describe('an update that the domain controller refuses', () => {
  const update = (refuse: Refuse, attributes: Record<string, string> = ALL) =>
    played({
      input: input({ people: [anna(attributes)], managed: [managed({ accountExpires: YESTERDAY })], schema: SCHEMA }),
      refuse,
    })
  const failed = (attribute: string) => ({ user: 'P Anna Meyer', action: 'update', attribute, error: 'no: constraint' })

  it('is one call when nothing is refused', async () => {
    const { directory, changes } = await update(() => undefined)
    assert.deepEqual(directory.calls, ['updateUsers P Anna Meyer'])
    assert.deepEqual(changes, ['update P Anna Meyer department description employeeID info title accountExpires'])
  })
  it('writes all but the attribute that is refused, the expiration date too, and says which it is', async () => {
    const { summary, changes, failures, directory } = await update(refusing(['employeeID']))
    assert.deepEqual(changes, ['update P Anna Meyer department description info title accountExpires'])
    assert.deepEqual(failures, ['update P Anna Meyer: no: constraint'])
    assert.deepEqual([summary().updated, summary().failed], [['P Anna Meyer'], [failed('employeeID')]])
    assert.notEqual(held(directory.accounts.get(guid(1001))?.attributes, 'accountExpires'), undefined)
  })
  it('names every one of several', async () => {
    const { summary, changes } = await update(refusing(['department', 'employeeID', 'title']))
    assert.deepEqual(changes, ['update P Anna Meyer description info accountExpires'])
    assert.deepEqual(summary().failed, ['department', 'employeeID', 'title'].map(failed))
  })
  it('takes few calls to find it', async () => {
    const { directory } = await update(refusing(['employeeID']))
    assert.equal(directory.calls.length, 5)
  })
  it('fails as itself where it is one attribute, with no further call', async () => {
    const scene = { people: [anna({ employeeID: 'too long' })], managed: [managed()], schema: SCHEMA }
    const { summary, directory, changes } = await played({ input: input(scene), refuse: refusing(['employeeID']) })
    assert.deepEqual([directory.calls.length, changes], [1, []])
    assert.deepEqual([summary().updated, summary().failed], [[], [failed('employeeID')]])
  })
  it('finds an attribute that the tool may not write, too', async () => {
    const { summary, changes } = await update(refusing(['employeeID'], 'access-denied'))
    assert.deepEqual(changes, ['update P Anna Meyer department description info title accountExpires'])
    assert.deepEqual(summary().failed, [{ ...failed('employeeID'), error: 'no: access-denied' }])
  })
  it('is one failure where none of it may be written', async () => {
    const { summary } = await update((method) => (method === 'updateUsers' ? 'access-denied' : undefined))
    assert.deepEqual(summary().failed, [{ user: 'P Anna Meyer', action: 'update', error: 'no: access-denied' }])
  })
  it('is not taken apart when its user is gone', async () => {
    const { directory, summary } = await update((method) => (method === 'updateUsers' ? 'out-of-scope' : undefined))
    assert.equal(directory.calls.length, 1)
    assert.deepEqual(summary().failed, [{ user: 'P Anna Meyer', action: 'update', error: 'no: out-of-scope' }])
  })
  it('reports what was written, and what was not, when the domain controller is lost in the middle', async () => {
    let calls = 0
    const refuse: Refuse = (method, _name, values) => {
      if (method !== 'updateUsers') return undefined
      if (++calls > 3) return 'unavailable'
      return 'employeeID' in values ? 'constraint' : undefined
    }
    const scene = { people: [anna()], managed: [managed({ accountExpires: YESTERDAY })], schema: SCHEMA }
    const { workflow, changes, failures } = stage({ input: input(scene), refuse })
    await assert.rejects(workflow.run(), UnavailableError)
    assert.deepEqual(changes, ['update P Anna Meyer info title accountExpires'])
    assert.deepEqual(failures, ['update P Anna Meyer: no: unavailable', 'update P Anna Meyer: no: unavailable'])
  })
})

describe('a userPrincipalName that changes hands', () => {
  /** Ben gets what Anna gives up; her own new one comes with a value that is refused. */
  it('is taken once it is given up, though the update that gives it up was refused as a whole at first', async () => {
    const principals = new Map([
      ['P Anna Meyer', 'old@target.test'],
      ['P Ben', 'ben@target.test'],
    ])
    const refuse: Refuse = (method, name, values) => {
      if (method !== 'updateUsers') return undefined
      if ('employeeID' in values) return 'constraint'
      const wanted = held(values, 'userPrincipalName')
      if (wanted === undefined) return undefined
      if ([...principals].some(([other, value]) => other !== name && value === wanted)) return 'conflict'
      principals.set(name, wanted)
      return undefined
    }
    const ben = person({
      cn: 'Ben',
      sAMAccountName: 'ben',
      objectGUID: guid(2),
      attributes: { userPrincipalName: 'old@target.test' },
    })
    const users = [
      managed({
        userPrincipalName: 'old@target.test',
        attributes: { userPrincipalName: [tagged('s', 'old@target.test')] },
      }),
      managed({
        guid: guid(1002),
        name: 'P Ben',
        sAMAccountName: 'ben',
        userPrincipalName: 'ben@target.test',
        attributes: { userPrincipalName: [tagged('s', 'ben@target.test')] },
        anchor: `ad-user-sync:${guid(2)}`,
      }),
    ]
    const people = [anna({ employeeID: 'too long', userPrincipalName: 'new@target.test' }), ben]
    const { summary } = await played({ input: input({ people, managed: users, schema: SCHEMA }), refuse })
    assert.deepEqual(
      summary().failed.map(({ user, attribute }) => `${user}: ${attribute}`),
      ['P Anna Meyer: employeeID'],
    )
    assert.deepEqual(
      [...principals],
      [
        ['P Anna Meyer', 'new@target.test'],
        ['P Ben', 'old@target.test'],
      ],
    )
  })
  it('fails as itself where it is taken for good', async () => {
    const people = [anna({ department: 'Sales', userPrincipalName: 'new@target.test' })]
    const { summary, changes } = await played({
      input: input({ people, managed: [managed()], schema: SCHEMA }),
      refuse: refusing(['userPrincipalName'], 'conflict'),
    })
    assert.deepEqual(changes, ['update P Anna Meyer department'])
    assert.deepEqual(
      summary().failed.map(({ attribute }) => attribute),
      ['userPrincipalName'],
    )
  })
})

describe('a creation that the domain controller refuses', () => {
  const create = (refuse: Refuse) => played({ input: input({ people: [anna()], schema: SCHEMA }), refuse })
  const failed = (attribute: string) => ({ user: 'P Anna Meyer', action: 'create', attribute, error: 'no: constraint' })

  it('is made without the attribute that is refused, and waits to be enabled like any other', async () => {
    const scene = await create(refusing(['employeeID']))
    const { created, updated, failed: failures } = scene.summary()
    assert.deepEqual([created, updated, failures], [['P Anna Meyer'], [], [failed('employeeID')]])
    assert.deepEqual(waiting(scene), ['enable P Anna Meyer'])
    assert.deepEqual(scene.changes, ['create P Anna Meyer'])
    const [account] = scene.directory.accounts.values()
    assert.deepEqual(Object.keys(account!.attributes).sort(), [
      'accountExpires',
      'department',
      'description',
      'info',
      'msDS-cloudExtensionAttribute1',
      'sAMAccountName',
      'title',
      'userPrincipalName',
    ])
  })
  it('fails where it is refused without them as well', async () => {
    const scene = await create((method) => (method === 'createUsers' ? 'constraint' : undefined))
    const { created, failed: failures } = scene.summary()
    assert.deepEqual([created, failures], [[], [{ user: 'P Anna Meyer', action: 'create', error: 'no: constraint' }]])
    assert.equal(scene.directory.calls.length, 2)
  })
  it('is not made a second time when its answer says nothing: the account may be there', async () => {
    const scene = await create((method) => (method === 'createUsers' ? 'unknown' : undefined))
    assert.deepEqual([scene.directory.calls.length, waiting(scene)], [1, []])
    assert.deepEqual(scene.summary().failed, [{ user: 'P Anna Meyer', action: 'create', error: 'no: unknown' }])
  })
  it('for a name that is taken is a question, at once', async () => {
    const scene = await create((method) => (method === 'createUsers' ? 'conflict' : undefined))
    assert.deepEqual([scene.directory.calls.length, waiting(scene)], [1, ['name P Anna Meyer']])
  })
  it('under a new_name settles the question all the same', async () => {
    const refuse: Refuse = (method, name, values) => {
      if (method === 'createUsers' && held(values, 'sAMAccountName') === 'ameyer') return 'conflict'
      return refusing(['employeeID'])(method, name, values)
    }
    const entry = { type: 'name', user: 'P Anna Meyer', name: 'ameyer', accept: true, new_name: 'anna2' } as const
    const scene = await played({ input: input({ people: [anna()], schema: SCHEMA }), refuse, approvals: [entry] })
    assert.deepEqual(waiting(scene), ['enable P Anna Meyer (anna2)'])
    assert.deepEqual(
      [scene.summary().created, scene.summary().failed],
      [['P Anna Meyer (anna2)'], [{ ...failed('employeeID'), user: 'P Anna Meyer (anna2)' }]],
    )
  })
})
