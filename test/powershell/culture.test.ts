/**
 * Dates in accounts whose Windows has another calendar: Microsoft's module writes them in the
 * calendar of the culture.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tagged } from '../../src/core/values/value.js'
import { environment, Fixture, newUser } from './lab-fixture.js'

// Buddhist and Umm al-Qura years.
for (const language of ['th_TH.UTF-8', 'ar_SA.UTF-8']) {
  test(`are the same under ${language}`, async (t) => {
    const lab = await Fixture.create({ environment: { ...environment, LANG: language, LC_ALL: language } })
    t.after(() => lab.close())
    const msTSExpireDate = [tagged('t', '2030-01-02T03:04:05Z')]
    const [created] = await lab.write('New-SyncUser', [newUser('Dated', lab.managed, { msTSExpireDate })])
    assert.ok(created?.ok, String(created?.message))
    assert.equal((await lab.read(created.guid, ['msTSExpireDate']))['msTSExpireDate'], '20300102030405.0Z')
    assert.deepEqual(await lab.find(created.guid, ['msTSExpireDate']), { msTSExpireDate })
  })
}
