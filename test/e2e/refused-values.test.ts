/**
 * behaviour.md, "Import: what happens by itself": a value that the directory refuses is reported by
 * attribute, and all else is written.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fileTimeToDate, toFileTime } from '../../src/core/values/file-time.js'
import { changesNothing } from './support/assertions.js'
import type { Ran } from './support/cli.js'
import { FaultPoint } from './support/faults.js'
import { useSandbox } from './support/use-sandbox.js'

const TOO_LONG = '12345678901234567'
const DAY_MS = 86_400_000

describe('a value that the domain controller refuses', () => {
  const box = useSandbox()

  const failed = ({ summary }: Ran) =>
    summary.failed.map(({ user, action, attribute }) => `${action} ${user}: ${attribute}`)

  it('keeps nobody from being created: the account is made without it', async () => {
    const people = [
      box.person('Anna', { department: 'Sales', employeeID: TOO_LONG, c: 'Germany', title: 'Clerk' }),
      box.person('Ben', { department: 'Sales', employeeID: '1' }),
    ]
    const config = { attributes: ['department', 'employeeID', 'c', 'title'] }
    const run = await box.import(people, config)
    assert.equal(run.code, 6, run.stderr)
    assert.deepEqual(failed(run), ['create P Anna: c', 'create P Anna: employeeID'])
    assert.deepEqual([run.summary.created, run.summary.updated], [['P Anna', 'P Ben'], []])
    assert.match(run.stderr, /ERROR \| could not update "P Anna": employeeID \(none\) -> "12345678901234567": /)
    const anna = await box.find('P Anna', ['department', 'title', 'employeeID', 'c', 'userAccountControl'])
    const { department, title, employeeID, c, userAccountControl } = anna!
    assert.deepEqual([department, title, employeeID, c, userAccountControl], ['Sales', 'Clerk', [], [], '514'])
    assert.equal(run.summary.required_interactions.length, 2)
    await changesNothing(box, config, [], ['update P Anna', 'update P Anna'])
  })

  it('holds back nothing else of a user, the expiration date least of all', async () => {
    const [anna, ben] = [box.person('Anna', { department: 'old' }), box.person('Ben', { department: 'old' })]
    await box.import([anna, ben])
    const { dn } = (await box.find('P Anna'))!
    await box.set(dn, 'accountExpires', toFileTime(new Date(Date.now() + 2 * DAY_MS)))
    const changed = { department: 'new', title: 'Head', employeeID: TOO_LONG }
    const run = await box.import([
      { ...anna, ...changed },
      { ...ben, department: 'new' },
    ])
    assert.equal(run.code, 6, run.stderr)
    assert.deepEqual([failed(run), run.summary.updated], [['update P Anna: employeeID'], ['P Anna', 'P Ben']])
    const row = await box.find('P Anna', ['department', 'title', 'accountExpires'])
    assert.deepEqual([row?.['department'], row?.['title']], ['new', 'Head'])
    assert.ok(fileTimeToDate(String(row?.['accountExpires'])).getTime() > Date.now() + 27 * DAY_MS)
    await changesNothing(box, {}, [], ['update P Anna'])
  })

  it('is found where the right to write one attribute is missing, too', async () => {
    const [anna, config] = [box.person('Anna', { department: 'old' }), { attributes: ['department', 'info'] }]
    await box.import([anna], config)
    const run = await box.import([{ ...anna, department: 'new', info: 'not ours' }], config)
    assert.deepEqual([run.code, failed(run), run.summary.updated], [6, ['update P Anna: info'], ['P Anna']])
    assert.equal((await box.find('P Anna', ['department']))?.['department'], 'new')
    await changesNothing(box, config, [], ['update P Anna'])
  })

  it('may be a userPrincipalName that somebody takes while the run is under way', async () => {
    const [anna, principal] = [box.person('Anna', { department: 'old' }), `${box.id}@partner.example`]
    await box.import([anna])
    const point = await FaultPoint.listen(async ({ number, when }) => {
      if (number === 1 && when === 'before') await box.user('Stranger', { userPrincipalName: principal })
    })
    const changed = { ...anna, department: 'new', userPrincipalName: principal }
    const run = await box.import([changed], {}, [], { env: point.env })
    await point.close()
    assert.deepEqual([run.code, failed(run)], [6, ['update P Anna: userPrincipalName']], run.stderr)
    assert.equal((await box.find('P Anna', ['department']))?.['department'], 'new')
    await changesNothing(box, {}, [], ['update P Anna'])
  })
})
