/** behaviour.md, "Import: what needs approval": the passwords of an approved `enable`, set, kept or generated. */
import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { changesNothing } from './support/assertions.js'
import { DISABLED, ENABLED, Sandbox } from './support/sandbox.js'

const GOOD = 'Zug-Birne.Lampe.47'
/** As many as there are. */
const CONFIG = { max_deactivations: 100 }
const KEEP = { type: 'enable', accept: true, keep_password: true }

let box: Sandbox
before(async () => void (box = await Sandbox.create()))
after(() => box.close())
beforeEach(() => box.clear())

describe('keep_password', () => {
  /** Imported, enabled, deactivated because the file lacks them, and back in the file. */
  async function deactivated(...names: string[]): Promise<ReturnType<Sandbox['person']>[]> {
    const people = names.map((name) => box.person(name))
    const stays = box.person('Stays')
    await box.import([...people, stays], CONFIG)
    const entries = names.map((name) => ({ type: 'enable', user: `P ${name}`, accept: true, password: GOOD }))
    assert.equal((await box.approve(entries, CONFIG)).code, 0)
    const gone = await box.import([stays], CONFIG)
    assert.deepEqual(gone.summary.disabled, names.map((name) => `P ${name}`).sort())
    await box.import([...people, stays], CONFIG)
    return [...people, stays]
  }

  it('brings an account back as it was that this tool disabled', async () => {
    const [anna] = await deactivated('Anna')
    const before = await box.find('P Anna', ['pwdLastSet'])
    const run = await box.approve([{ ...KEEP, user: 'P Anna' }], CONFIG)
    assert.equal(run.code, 0, run.stderr)
    assert.deepEqual(run.summary.enabled, ['P Anna'])
    assert.match(run.stderr, / \| INFO \| enable "P Anna" with the password that it has \(accepted by /)
    assert.equal(await box.logOn(anna!.sAMAccountName, GOOD), 'ok')
    const after = await box.find('P Anna', ['pwdLastSet', 'userAccountControl'])
    assert.deepEqual([after?.['pwdLastSet'], after?.['userAccountControl']], [before?.['pwdLastSet'], ENABLED])
    await changesNothing(box, CONFIG)
  })

  it('fails the entry, with the reason, where somebody has touched password or state, or disabled it', async () => {
    const people = await deactivated('Newer', 'Never expires', 'By hand')
    const { dn: newer } = (await box.find('P Newer'))!
    await box.enable(newer)
    await box.set(newer, 'userAccountControl', DISABLED)
    await box.set((await box.find('P Never expires'))!.dn, 'userAccountControl', '66050')
    const byHand = (await box.find('P By hand'))!.dn
    assert.equal((await box.approve([{ ...KEEP, user: 'P By hand' }], CONFIG)).code, 0)
    await box.set(byHand, 'userAccountControl', DISABLED)
    const names = ['By hand', 'Never expires', 'New', 'Newer']
    await box.import([...people, box.person('New')], CONFIG)
    const run = await box.approve(
      names.map((name) => ({ ...KEEP, user: `P ${name}` })),
      CONFIG,
    )
    assert.equal(run.code, 6, run.stderr)
    assert.deepEqual(
      run.summary.failed.map(({ user, error }) => `${user}: ${error}`),
      [
        'P By hand: its password cannot be kept: it is not known that this tool disabled it',
        'P Never expires: its password cannot be kept: somebody has touched its state since',
        'P New: its password cannot be kept: it is not known that this tool disabled it',
        'P Newer: its password cannot be kept: somebody has touched its password since',
      ],
    )
    for (const name of names)
      assert.notEqual((await box.find(`P ${name}`, ['userAccountControl']))?.['userAccountControl'], ENABLED)
    await changesNothing(box, CONFIG)
  })
})
