/** Which passwords are kept, by what became of them. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { accepted } from '../../../../src/core/safety/approved.js'
import type { Outcome } from '../../../../src/directory/directory.js'
import { KeptPasswords } from '../../../../src/interactive/passwords/kept-passwords.js'
import type { Recipients } from '../../../../src/interactive/passwords/recipients.js'
import { input, managed, person, planOf } from '../../builders.js'

const RULES = { mustChangePassword: false, cannotChangePassword: false }
const [approval] = planOf(input({ people: [person()], managed: [managed({ enabled: false })] })).approvals
const enable = accepted(
  approval as Exclude<NonNullable<typeof approval>, { type: 'name' }>,
  { kind: 'accept', takeOver: false, password: 'Zug-Birne', handOver: true },
  RULES,
)
const recipients = { learn: async () => undefined, of: () => ({ user: 'P Anna Meyer' }) } as unknown as Recipients

/** Of the one password that was sent: whether it is kept, and for certain. */
async function kept(outcome: Outcome): Promise<boolean | undefined> {
  const passwords = new KeptPasswords(null)
  await passwords.sending([enable], { recipients, guidOf: () => undefined })
  await passwords.answered([enable], [outcome])
  return passwords.all[0]?.isCertain
}
const failure = (values: Partial<Extract<Outcome, { ok: false }>>): Outcome => ({
  ...{ ok: false, category: 'unknown', code: null, message: 'no' },
  ...values,
})

describe('a password that was sent', () => {
  it('is kept when it was set, and not when it was refused or never sent', async () => {
    assert.equal(await kept({ ok: true }), true)
    assert.equal(await kept(failure({ category: 'password-policy' })), undefined)
    assert.equal(await kept(failure({ category: 'unavailable', notSent: true })), undefined)
    assert.equal(await kept(failure({ category: 'unavailable', lost: true })), undefined)
  })
  it('is kept as uncertain when the session or the domain controller was gone before the answer', async () => {
    assert.equal(await kept(failure({ lost: true })), false)
    assert.equal(await kept(failure({})), false)
    assert.equal(await kept(failure({ category: 'unavailable' })), false)
  })
})
