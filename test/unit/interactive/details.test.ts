import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { approvalDetails, isDone, outcomeLine } from '../../../src/interactive/details.js'
import type { Holder } from '../../../src/core/model.js'
import { localMinute } from '../../../src/core/report/times.js'
import { input, managed, person, schema, planOf } from '../builders.js'

const holder: Holder = {
  guid: 'holder',
  dn: 'CN=Holder,OU=Others,DC=target,DC=test',
  objectClass: 'user',
  name: 'Holder',
  sAMAccountName: 'ameyer',
  userPrincipalName: null,
  displayName: null,
  enabled: true,
  managed: false,
  memberOf: new Set(),
  owner: null,
  takeOverRefused: null,
}

describe('the details of a taken name', () => {
  it('is every attribute, once, in whatever spelling or form the file has it', () => {
    const attributes = { DEPARTMENT: 'Sales', title: ['Dr.'], description: 'x', thumbnailPhoto: { base64: 'AAAA' } }
    const names = ['department', 'title', 'description', 'msDS-cloudExtensionAttribute1'].map((name) => schema(name))
    const plan = planOf(
      input({
        people: [person({ attributes })],
        holders: [holder],
        schema: new Map([...names, schema('thumbnailPhoto', { kind: 'octets' })]),
      }),
    )
    const details = approvalDetails(plan.approvals[0]!, plan, undefined)
    const textOf = (label: string) => details.find((detail) => detail.label === label)?.text
    assert.equal(textOf('Source'), 'account ameyer, name Anna Meyer, DEPARTMENT Sales')
    const accountNames = 'sAMAccountName ameyer, userPrincipalName ameyer@target.test'
    assert.equal(textOf('Wanted'), `${accountNames}, title "Dr.", description "x", thumbnailPhoto (3 bytes)`)
    assert.deepEqual(details.at(-1), { label: 'Why', text: 'sAMAccountName "ameyer" is taken' })
    // A display name that it has not is not told.
    assert.equal(
      textOf('Taken by'),
      'user Holder (account ameyer, enabled, not managed) in OU=Others,DC=target,DC=test',
    )
  })
  it('tells a display name that is the name once', () => {
    const people = [person({ attributes: { displayName: 'Anna Meyer', title: 'Clerk' } })]
    const plan = planOf(input({ people, holders: [holder] }))
    const details = approvalDetails(plan.approvals[0]!, plan, undefined)
    assert.deepEqual(details[1], { label: 'Source', text: 'account ameyer, name Anna Meyer, title Clerk' })
  })
})

describe('the details of an account to enable', () => {
  const state = (control: number) => ({ userAccountControl: [`i:${control}`], pwdLastSet: ['l:133'] }) as const
  const account = managed({ enabled: false, attributes: state(514) })
  const versions = { userAccountControl: 3, unicodePwd: 2 }
  const disabled = { before: state(512), versions, run: '3f2a9c11-0000', time: '2026-11-25T02:00:10.000Z' }
  const detailsFor = (why: string | null | undefined, writes = 1) => {
    const disabledHere = new Map(why === undefined ? [] : [[account.guid, { ...disabled, why }]])
    const now = new Map([[account.guid, { ...versions, userAccountControl: 3 + writes }]])
    const plan = planOf(input({ people: [person()], managed: [account], disabledHere, versions: now }))
    const enable = plan.approvals.find(({ type }) => type === 'enable')!
    return new Map(approvalDetails(enable, plan, account).map(({ label, text }) => [label, text]))
  }
  const [day, kept] = [localMinute(disabled.time), 'can be kept: untouched since this tool disabled the account']

  it('say when, by which run and why this tool disabled it, and whether it keeps its password', () => {
    const details = detailsFor('no longer in the users file')
    assert.equal(details.get('Disabled'), `${day} by run 3f2a9c11: no longer in the users file`)
    assert.equal(details.get('Password'), kept)
    const back = 'needs a new one: somebody has changed its state since, and changed it back'
    assert.equal(detailsFor(null, 3).get('Password'), back)
    assert.equal(detailsFor(null).get('Disabled'), `${day} by run 3f2a9c11`)
  })

  it('say nothing of it where this tool has not disabled it', () => {
    const details = detailsFor(undefined)
    assert.deepEqual([details.has('Disabled'), details.has('Password')], [false, false])
  })
})

describe('the details of an account', () => {
  it('say that it has become protected since the plan was made', () => {
    const plan = planOf(input({ people: [person()], managed: [managed({ enabled: false })] }))
    const labels = (protection: string | null) =>
      approvalDetails(plan.approvals[0]!, plan, managed({ enabled: false, protection })).filter(
        ({ label }) => label === 'Protected',
      )
    assert.deepEqual(labels(null), [])
    assert.deepEqual(labels('its adminCount is 1'), [
      { label: 'Protected', text: 'its adminCount is 1; the next import touches it in no way: reject or skip this' },
    ])
  })
})

describe('what became of a decision', () => {
  const { approvals } = planOf(input({ people: [person()], holders: [holder] }))
  const about = { approval: approvals[0]!, passwordRefused: false }
  it('is what was done, also where something after it was not', () => {
    const result = 'created as ameyer2 (ameyer2@target.test)'
    assert.equal(outcomeLine({ ...about, error: null, result }), `Done: "P Anna Meyer" ${result}.`)
    assert.equal(
      outcomeLine({ ...about, error: 'Staff: no right', result }),
      `Done in part: "P Anna Meyer" ${result}, but: Staff: no right`,
    )
    assert.ok(isDone({ ...about, error: 'Staff: no right', result }))
  })
  it('is why nothing was done', () => {
    const failed = { ...about, error: 'no right' }
    assert.equal(outcomeLine(failed), 'Not done: name "P Anna Meyer", wanted account ameyer: no right')
    assert.ok(!isDone(failed))
  })
})
