/**
 * behaviour.md, "Commands": `import --dry-run` shows the plan and writes nothing at all; the real
 * run then performs that very plan.
 */
import assert from 'node:assert/strict'
import { chmodSync, readdirSync, statSync } from 'node:fs'
import { describe, it } from 'node:test'
import { changesNothing, versions } from './support/assertions.js'
import { useSandbox } from './support/use-sandbox.js'

describe('import --dry-run', () => {
  const box = useSandbox({ emptied: false })

  it('shows before and after of everything, changes nothing, and the real run does the same', async () => {
    const config = {
      group_map: { 'CN=In': [await box.group('In'), await box.group('Chosen')], 'CN=Out': await box.group('Out') },
      restricted_groups: ['CN=Chosen'],
      max_deactivations: 2,
      log_file: 'sync.log',
    }
    const [left, moved] = [box.person('Left'), box.person('Moved', { department: 'A', memberOf: ['CN=Out'] })]
    await box.import([left, moved], config)
    for (const name of ['Left', 'Moved']) await box.enable(`CN=P ${name},${box.managed}`)
    const taken = box.person('Taken')
    await box.user('Holder', { sAMAccountName: taken.sAMAccountName })
    const people = [
      { ...moved, cn: 'Gone far', department: 'B', memberOf: ['CN=In'] },
      box.person('Fresh', { title: 'Dr.' }),
      taken,
    ]
    box.newFolder()
    box.folder.write('users.json', { timestamp: new Date().toISOString(), users: people })
    box.folder.write('resolutions.json', {
      resolutions: [{ type: 'name', user: 'P Taken', name: taken.sAMAccountName, accept: false }],
    })
    box.folder.write('approvals.json', {
      resolutions: [{ type: 'join', user: 'P Gone far', group: 'Chosen', accept: true }],
    })
    box.folder.write('import-config.json', {})

    const before = await versions(box)
    // The times tell of a file that came and went as well, and of a superuser whom no permission
    // stops.
    const listing = () => [readdirSync(box.folder.path), statSync(box.folder.path, { bigint: true }).mtimeNs]
    const files = listing()
    chmodSync(box.folder.path, 0o555)
    const run = await box.rerun(config, ['--approvals', 'approvals.json', '--dry-run'])
    chmodSync(box.folder.path, 0o755)
    assert.equal(run.code, 0, run.stderr)
    assert.deepEqual(await versions(box), before)
    assert.deepEqual(listing(), files)

    const { plan, required_interactions: pending, dry_run: dry, run: _run, ...done } = run.summary
    assert.deepEqual(done, {
      created: ['P Fresh'],
      updated: ['P Gone far'],
      renamed: ['P Gone far'],
      enabled: [],
      disabled: ['P Left'],
      joined: [
        { user: 'P Gone far', group: 'Chosen' },
        { user: 'P Gone far', group: 'In' },
      ],
      left: [{ user: 'P Gone far', group: 'Out' }],
      failed: [],
      unmatched: [],
      exceeded: [],
    })
    assert.equal(dry, true)
    assert.deepEqual(
      pending.map(({ type, user }) => `${type} ${user}`),
      ['enable P Fresh'],
    )
    const actions = plan!.actions.map(({ description: _, ...action }) => action)
    const create = actions.find(({ type }) => type === 'create')!
    const { accountExpires, ...written } = create.after!
    assert.match(String(accountExpires), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    assert.deepEqual(
      actions.map((action) => (action === create ? { ...action, after: written } : action)),
      [
        { type: 'rename', user: 'P Gone far', before: { cn: 'P Moved' }, after: { cn: 'P Gone far' } },
        { type: 'update', user: 'P Gone far', before: { department: 'A' }, after: { department: 'B' } },
        {
          type: 'disable',
          user: 'P Left',
          before: { disabled: false },
          after: { disabled: true },
          why: 'no longer in the users file',
        },
        {
          type: 'create',
          user: 'P Fresh',
          after: {
            cn: 'P Fresh',
            sAMAccountName: people[1]!.sAMAccountName,
            userPrincipalName: `${people[1]!.sAMAccountName}@target.test`,
            path: box.managed,
            title: 'Dr.',
            'msDS-cloudExtensionAttribute1': `ad-user-sync:${people[1]!.objectGUID}`,
          },
        },
        { type: 'leave', user: 'P Gone far', group: 'Out' },
        { type: 'join', user: 'P Gone far', group: 'In' },
      ],
    )
    assert.deepEqual(
      plan!.approvals.map(({ type, user, decision }) => [type, user, decision]),
      [
        ['enable', 'P Fresh', null],
        ['join', 'P Gone far', 'accept'],
        ['name', 'P Taken', 'reject'],
      ],
    )
    const alias = await box.rerun(config, ['--approvals', 'approvals.json', '--what-if'])
    assert.deepEqual(
      alias.summary.plan!.actions.map(({ type, user }) => [type, user]),
      actions.map(({ type, user }) => [type, user]),
    )

    const { stdout: shown } = await box.rerun(config, [
      '--approvals',
      'approvals.json',
      '--dry-run',
      '--output',
      'text',
    ])
    assert.match(
      shown,
      /^Dry run: [^\n]*\nPlan: \d+ to create, [^\n]*,\n {2}1 to deactivate\. Needs approval: 1 enable\n\+ /,
    )
    assert.match(shown, /\n~ P Gone far +rename from "P Moved"; [^\n]*approved: join\s+Chosen/)
    assert.match(shown, /\n~ P Taken +rejected: name\n/)
    assert.match(shown, /\nNeeds approval: 1\n {2}enable +1 {2}P Fresh\n/)

    const real = await box.rerun(config, ['--approvals', 'approvals.json'])
    assert.equal(real.code, 0, real.stderr)
    const { created, updated, renamed, disabled, joined, left: leaves } = real.summary
    assert.deepEqual(
      { created, updated, renamed, disabled, joined, leaves },
      {
        created: ['P Fresh'],
        updated: ['P Gone far'],
        renamed: ['P Gone far'],
        disabled: ['P Left'],
        joined: [
          { user: 'P Gone far', group: 'Chosen' },
          { user: 'P Gone far', group: 'In' },
        ],
        leaves: [{ user: 'P Gone far', group: 'Out' }],
      },
    )
    await changesNothing(box, config)
  })
})
