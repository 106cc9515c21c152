/**
 * behaviour.md, "Import: what needs approval": how the rejections of the resolutions file decide,
 * and when they lapse.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { asked, changesNothing } from './support/assertions.js'
import type { Ran } from './support/cli.js'
import { ENABLED } from './support/sandbox.js'
import { useSandbox } from './support/use-sandbox.js'
import { shownPath } from './support/tool.js'

const warnings = ({ stderr }: Ran) =>
  stderr
    .split('\n')
    .filter((line) => line.includes(' | WARNING | '))
    .map((line) => line.split(' | ').slice(3).join(' | '))

describe('import with rejections', () => {
  const box = useSandbox()

  it('keeps to the rejections of the resolutions file, in the Python tool’s format; `accept: true` there decides nothing', async () => {
    const config = {
      group_map: { 'CN=Staff': await box.group('Staff'), '*': await box.group('Chosen') },
      restricted_groups: ['CN=Chosen'],
      require_approval: ['disable', 'leave'],
    }
    const [left, moved, taken] = [
      box.person('Left'),
      box.person('Moved', { memberOf: ['CN=Staff'] }),
      box.person('Taken', { sAMAccountName: box.account('taken') }),
    ]
    await box.import([left, moved], config)
    await box.enable(`CN=P Left,${box.managed}`)
    await box.user('Holder', { sAMAccountName: taken.sAMAccountName })
    const entry = (type: string, user: string, more: object = {}) => ({
      type,
      user,
      accept: false,
      timestamp: '2026-03-03T12:45:14.447150+01:00',
      ...more,
    })
    const rejected = [
      entry('disable', 'P Left'),
      entry('leave', 'P Moved', { group: 'Staff', group_dn: `CN=Staff,${box.groups}` }),
      entry('enable', 'P Moved', { anchor: `ad-user-sync:${moved.objectGUID}` }),
      entry('join', 'P Moved', { group: 'Chosen' }),
      entry('name', 'P Taken', { name: taken.sAMAccountName }),
    ]
    const ignored = [
      entry('enable', 'P Moved', { accept: true }),
      entry('join', 'P Left', { group: 'Chosen', anchor: 'ad-user-sync:of-somebody-else' }),
    ]
    const file = box.folder.write('resolutions.json', { resolutions: [...rejected, ...ignored] })
    const run = await box.import([{ ...moved, memberOf: [] }, taken], config)
    assert.equal(run.code, 0, run.stderr)
    assert.deepEqual(asked(run), [])
    assert.deepEqual(warnings(run), [
      `in ${shownPath(file)}, 1 entry with "accept": true is ignored: approve with --interactive or --approvals`,
      'group_map source CN=Staff is a group that nobody of the users file is in: whoever is in CN=Staff by it alone is removed',
      `2 deactivations or removals stay rejected (${shownPath(file)}): P Left, P Moved`,
    ])
    assert.deepEqual(warnings(await box.rerun(config, ['--dry-run'])), warnings(run), 'a dry run warns alike')
    assert.equal((await box.find('P Left', ['userAccountControl']))?.['userAccountControl'], ENABLED)
    assert.deepEqual(await box.members('Staff'), ['P Moved'])
    await changesNothing(box, config)

    const approved = await box.approve(
      [
        { type: 'disable', user: 'P Left', accept: true },
        { type: 'leave', user: 'P Moved', group: 'Staff', accept: true },
      ],
      config,
    )
    assert.deepEqual(
      [approved.summary.disabled, approved.summary.left],
      [['P Left'], [{ user: 'P Moved', group: 'Staff' }]],
    )
    assert.doesNotMatch(warnings(approved).join('\n'), /stay rejected/)

    // Their causes are gone: when they come back, somebody is asked again.
    const back = await box.import([left, moved, taken], config)
    assert.deepEqual(asked(back), ['enable P Left', 'join P Left Chosen'])
    assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), { resolutions: [...rejected.slice(2), ...ignored] })
    await box.enable(`CN=P Left,${box.managed}`)
    const again = await box.import([{ ...moved, memberOf: [] }, taken], config)
    assert.deepEqual(asked(again), ['disable P Left', 'leave P Moved Staff'])
    await changesNothing(box, config)
  })

  it('forgets no rejection of an import into another container that shares the file', async () => {
    const config = { require_approval: ['disable'] }
    const left = box.person('Left')
    await box.import([left, box.person('Stays')], config)
    await box.enable(`CN=P Left,${box.managed}`)
    const rejected = [{ type: 'disable', user: 'P Left', accept: false }]
    const file = box.folder.write('resolutions.json', { resolutions: rejected })
    const another = { ...config, managed_user_path: `OU=Another,${box.others}` }
    await box.ldap.add(another.managed_user_path, { objectClass: 'organizationalUnit' })
    // Nobody to create: the service account has no rights there.
    const run = await box.import([box.person('Off', { disabled: true })], another)
    assert.equal(run.code, 0, run.stderr)
    assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), { resolutions: rejected })
  })
})
