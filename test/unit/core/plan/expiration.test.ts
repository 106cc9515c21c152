/** When the expiration dates of accounts move, and to when. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Duration } from 'luxon'
import { toFileTime } from '../../../../src/core/values/file-time.js'
import { input, managed, person, planOf } from '../../builders.js'
import { nothing, planned } from './in-short.js'

describe('expiration', () => {
  it('moves the expiration when that is a day or more, not before', () => {
    const expires = (iso: string) =>
      planned(input({ people: [person()], managed: [managed({ accountExpires: toFileTime(new Date(iso)) })] })).actions
    assert.deepEqual(expires('2026-12-22T20:00:01Z'), [])
    assert.deepEqual(expires('2026-12-22T20:00:00Z'), [
      'update "P Anna Meyer": accountExpires 2026-12-22T20:00:00Z -> 2026-12-23T20:00:00Z',
    ])
  })
  it('gives an account that never expires an expiration date', () => {
    assert.deepEqual(
      planned(input({ people: [person()], managed: [managed({ accountExpires: '9223372036854775807' })] })).actions,
      ['update "P Anna Meyer": accountExpires never -> 2026-12-23T20:00:00Z'],
    )
  })
  it('adds months first, clamped to the end of the month, then days', () => {
    const values = input({
      people: [person()],
      managed: [managed({ accountExpires: '0' })],
      settings: { expirationTime: Duration.fromISO('P3M2D') },
    })
    assert.deepEqual(planned({ ...values, now: new Date('2026-11-30T08:00:00Z') }).actions, [
      'update "P Anna Meyer": accountExpires never -> 2027-03-02T08:00:00Z',
    ])
  })
})

describe('honour_source_expiration', () => {
  const settings = { honourSourceExpiration: true }
  it('counts a past expiration in the source as disabled', () => {
    const people = [person({ accountExpires: '2026-11-22T19:59:59Z' })]
    assert.deepEqual(planned(input({ settings, people, managed: [managed()] })).actions, [
      'disable "P Anna Meyer", which is past its expiration date in the users file',
    ])
    const disabled = people.map((one) => ({ ...one, disabled: true }))
    assert.deepEqual(planned(input({ settings, people: disabled, managed: [managed()] })).actions, [
      'disable "P Anna Meyer", which is disabled in the users file',
    ])
    const asking = { ...settings, requireApproval: ['disable'] as const }
    assert.deepEqual(
      planOf(input({ settings: asking, people, managed: [managed()] })).approvals.map(({ reason }) => reason),
      ['is past its expiration date in the users file'],
    )
  })
  it("caps the target's expiration at a future one, however little that moves it", () => {
    const people = [person({ accountExpires: '2026-12-23T19:00:00Z' })]
    assert.deepEqual(planned(input({ settings, people, managed: [managed()] })).actions, [
      'update "P Anna Meyer": accountExpires 2026-12-23T20:00:00Z -> 2026-12-23T19:00:00Z',
    ])
    const capped = managed({ accountExpires: toFileTime(new Date('2026-12-23T19:00:00Z')) })
    assert.deepEqual(planned(input({ settings, people, managed: [capped] })), nothing)
  })
})
