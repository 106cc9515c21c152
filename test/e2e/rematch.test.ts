/**
 * behaviour.md, "Import: matching": after a migration of the source domain, `import --rematch`
 * matches everybody by name once.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { changesNothing, refused } from './support/assertions.js'
import { adUserSync } from './support/cli.js'
import { useSandbox } from './support/use-sandbox.js'

const NAMES = ['Anna', 'Ben', 'Cid', 'Dora']
const ANCHOR = 'msDS-cloudExtensionAttribute1'

describe('a source domain that was migrated', () => {
  const box = useSandbox()

  const migrated = ({ objectGUID }: { objectGUID: string }) => objectGUID.replace('-4000-', '-5000-')
  const anchors = () => Promise.all(NAMES.map(async (cn) => (await box.find(`P ${cn}`, [ANCHOR]))?.[ANCHOR]))

  it('stops at a limit that names --rematch; with it everybody keeps the account and gets the new anchor, and rejections follow', async () => {
    const people = NAMES.map((cn) => box.person(cn))
    box.folder.write('users.json', { users: people })
    assert.equal((await box.rerun()).code, 0)
    for (const { cn } of people.slice(1)) await box.enable(`CN=P ${cn},${box.managed}`)
    const rejection = { type: 'enable', user: 'P Anna', accept: false, anchor: `ad-user-sync:${people[0]!.objectGUID}` }
    box.folder.write('resolutions.json', { resolutions: [rejection] })
    assert.deepEqual((await box.rerun()).summary.required_interactions, [])

    const moved = people.map((person) => ({ ...person, objectGUID: migrated(person) }))
    box.folder.write('users.json', { users: moved })
    const { summary, stderr } = await refused(box, 5, /^this run would deactivate 3 of 3 /)
    assert.match(
      summary.error!.remedy!,
      /^if the source domain was migrated, match people by name once with --rematch; /,
    )
    assert.match(stderr, /WARNING \| 4 people of the users file have the name of a managed user, .* with --rematch/)

    const before = await anchors()
    const dry = await box.rerun({}, ['--rematch', '--dry-run'])
    assert.deepEqual([dry.code, dry.summary.updated], [0, ['P Anna', 'P Ben', 'P Cid', 'P Dora']], dry.stderr)
    assert.deepEqual(await anchors(), before)
    const run = await box.rerun({}, ['--rematch'])
    assert.deepEqual([run.code, run.summary.updated, run.summary.disabled], [0, dry.summary.updated, []], run.stderr)
    assert.deepEqual(run.summary.required_interactions, [])
    assert.ok(run.stderr.indexOf('--rematch: "P Anna" (account') < run.stderr.indexOf('updated "P Anna"'), run.stderr)
    const after = moved.map(({ objectGUID }) => `ad-user-sync:${objectGUID}`)
    assert.deepEqual(await anchors(), after)
    const { resolutions } = JSON.parse(readFileSync(join(box.folder.path, 'resolutions.json'), 'utf8')) as {
      resolutions: object[]
    }
    assert.deepEqual(resolutions, [{ ...rejection, anchor: after[0] }])
    await changesNothing(box)

    const undone = await adUserSync(['undo', 'last', '--confirm', '4'], { cwd: box.folder.path, env: box.env })
    assert.equal(undone.code, 0, undone.stderr)
    assert.match(undone.stderr, /INFO \| in .*resolutions\.json, 1 rejection is by the anchors from before again\n/)
    assert.deepEqual(await anchors(), before)
    const file = readFileSync(join(box.folder.path, 'resolutions.json'), 'utf8')
    assert.deepEqual(JSON.parse(file), { resolutions: [rejection] })
    box.folder.write('users.json', { users: people })
    await changesNothing(box, {}, ['--allow-older'])
  })

  it('is no reason to stamp where anchors are switched off', async () => {
    await box.import([box.person('Anna')], { anchor_attribute: null })
    const run = await box.rerun({ anchor_attribute: null }, ['--rematch'])
    assert.equal(run.code, 2)
    assert.match(run.stderr, /--rematch stores anchors, but anchor_attribute is null/)
  })
})
