/**
 * behaviour.md, "Output": `--plan-file` saves the plan of a dry run; `--plan` does that and nothing
 * else, or ends with exit code 8.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import type { SavedPlan } from '../../src/generated/plan.js'
import { asked, changesNothing, refused, versions } from './support/assertions.js'
import { FaultPoint } from './support/faults.js'
import { useSandbox } from './support/use-sandbox.js'

const PASSWORD = 'Saved-Sandwich-Orbit-77'
const SAVE = ['--dry-run', '--plan-file', 'plan.json']

describe('a saved plan', () => {
  const box = useSandbox()

  const plan = () => JSON.parse(readFileSync(join(box.folder.path, 'plan.json'), 'utf8')) as SavedPlan
  /** Ben is managed and enabled; the file changes him, and brings Anna. */
  const prepare = async () => {
    const [ben, gone] = [box.person('Ben', { department: 'Sales' }), box.person('Gone')]
    await box.import([ben, gone])
    for (const name of ['Ben', 'Gone']) await box.enable(`CN=P ${name},${box.managed}`)
    const users = [{ ...ben, department: 'Works' }, box.person('Anna', { title: 'Dr.' })]
    box.folder.write('users.json', { timestamp: new Date().toISOString(), users })
    return { max_deactivations: '100%', group_map: { '*': await box.group('Staff') } }
  }

  it('is done when the plan is still the same, with the same approvals; it holds no password', async () => {
    const config = await prepare()
    box.folder.write('approvals.json', {
      resolutions: [{ type: 'enable', user: 'P Anna', accept: true, password: PASSWORD }],
    })
    const approving = ['--approvals', 'approvals.json']
    const [objects, dry] = [await versions(box), await box.rerun(config, [...SAVE, ...approving])]
    assert.equal(dry.code, 0, dry.stderr)
    assert.deepEqual(await versions(box), objects)
    const { changes, version, users_file: file, ...rest } = plan()
    assert.deepEqual([version, file.hash], [1, dry.summary.run?.users_file?.hash])
    assert.deepEqual(
      changes.map(({ type, user, before, after }) => [type, user, before['department'], after['department']]),
      [
        ['update', 'P Ben', ['s:Sales'], ['s:Works']],
        ['disable', 'P Gone', undefined, undefined],
        ['create', 'P Anna', undefined, undefined],
        ['join', 'P Anna', undefined, undefined],
        ['join', 'P Ben', undefined, undefined],
        ['enable', 'P Anna', undefined, undefined],
      ],
    )
    assert.ok(!JSON.stringify([changes, rest]).includes(PASSWORD))

    const { summary } = await refused(
      box,
      8,
      /^the plan plan\.json of .* 1 difference, nothing is changed\n"P Anna", enable: then planned, now not planned$/,
      {
        config,
        args: ['--plan', 'plan.json'],
      },
    )
    assert.deepEqual(summary.differences, [{ who: 'P Anna', what: 'enable', then: 'planned', now: 'not planned' }])
    const run = await box.rerun(config, ['--plan', 'plan.json', ...approving])
    assert.equal(run.code, 0, run.stderr)
    const { created, updated, enabled, disabled } = run.summary
    assert.deepEqual([created, updated, enabled, disabled], [['P Anna'], ['P Ben'], ['P Anna'], ['P Gone']])
    await changesNothing(box, config)
    const again = await box.rerun(config, ['--plan', 'plan.json', ...approving])
    assert.equal(again.code, 8, 'what is done is not to be done again')
  })

  it('is not done when somebody has changed a user, or the file is another one: each difference is named', async () => {
    const config = await prepare()
    await box.rerun(config, SAVE)
    const using = { config, args: ['--plan', 'plan.json'] }
    await box.set(`CN=P Ben,${box.managed}`, 'department', 'Plant')
    const { summary } = await refused(
      box,
      8,
      /"P Ben", department: then "Sales" -> "Works", now "Plant" -> "Works"$/,
      using,
    )
    assert.deepEqual(summary.differences, [
      { who: 'P Ben', what: 'department', then: '"Sales" -> "Works"', now: '"Plant" -> "Works"' },
    ])
    const dry = await box.rerun(config, ['--dry-run', ...using.args])
    assert.deepEqual([dry.code, dry.summary.differences], [8, summary.differences], 'a dry run ends as the run would')

    await box.rerun(config, SAVE)
    const { users } = JSON.parse(readFileSync(join(box.folder.path, 'users.json'), 'utf8')) as { users: object[] }
    box.folder.write('users.json', { timestamp: new Date().toISOString(), users: users.slice(0, 1) })
    await refused(
      box,
      8,
      /; 3 differences, nothing is changed\n"the users file", content: then of .*\n"P Anna", create: /,
      using,
    )
    box.folder.write('users.json', { timestamp: new Date().toISOString(), users })
    await box.rerun(config, SAVE)
    assert.equal((await box.rerun(config, using.args)).code, 0)
    await changesNothing(box, config)
  })

  it('is all that is done, also where the domain controller refuses a name that the plan held for free', async () => {
    const [ann, dan] = [box.person('Ann'), box.person('Dan')]
    await box.import([ann])
    box.folder.write('users.json', {
      timestamp: new Date().toISOString(),
      users: [{ ...ann, cn: 'Anne', department: 'Works' }, dan],
    })
    box.folder.write('approvals.json', {
      resolutions: [
        { type: 'name', user: 'P Dan', name: dan.sAMAccountName, accept: true, new_name: `${dan.sAMAccountName}2` },
      ],
    })
    const approving = ['--approvals', 'approvals.json']
    assert.equal((await box.rerun({ max_renames: 1 }, [...SAVE, ...approving])).code, 0)
    // Somebody is faster, between the plan and the write.
    const point = await FaultPoint.listen(async ({ when, number }) => {
      if (when !== 'before' || number !== 1) return
      await box.user('P Anne', { sAMAccountName: box.account() }, box.managed)
      await box.user('Danny', { sAMAccountName: dan.sAMAccountName }, box.others)
    })
    const run = await box.rerun({ max_renames: 1 }, ['--plan', 'plan.json', ...approving], { env: point.env })
    await point.close()
    const { renamed, updated, created } = run.summary
    assert.deepEqual([run.code, renamed, updated.length, created], [6, [], 1, []], run.stderr)
    assert.deepEqual(
      run.summary.failed.map(({ action }) => action),
      ['rename'],
    )
    assert.deepEqual(
      asked(run).filter((question) => question.startsWith('name')),
      ['name P Dan'],
    )
    assert.ok(await box.find('P Ann'), 'it has its name still')
  })

  it('is refused when it was edited, is of another version or for another config; --plan-file is for a dry run', async () => {
    const config = await prepare()
    await box.rerun(config, SAVE)
    const whole = plan()
    const using = { config, args: ['--plan', 'plan.json'] }
    const cases: [object | string, RegExp][] = [
      [{ ...whole, changes: whole.changes.slice(1) }, /^plan\.json was edited after it was written$/],
      [{ ...whole, version: 2 }, /^plan\.json is a plan of version 2, and this version of ad-user-sync reads 1$/],
      [{ users: [] }, /^plan\.json is not a plan that this tool wrote$/],
      ['', /^plan\.json is empty, expected JSON$/],
    ]
    for (const [content, message] of cases) {
      box.folder.write('plan.json', content)
      await refused(box, 2, message, using)
    }
    box.folder.write('plan.json', JSON.stringify(whole, null, 1))
    await refused(box, 2, /^the plan plan\.json is for another config: /, {
      ...using,
      config: { ...config, attributes: [] },
    })
    const elsewhere = { ...config, managed_user_path: box.others }
    await refused(box, 2, /^the plan plan\.json is for another managed_user_path: /, { ...using, config: elsewhere })
    await refused(box, 2, /^--plan-file saves the plan of a dry run$/, { config, args: SAVE.slice(1) })
    await refused(box, 2, /^the config file and --plan are one file, /, {
      config,
      args: ['--plan', 'import-config.json'],
    })
    assert.equal((await box.rerun(config, using.args)).code, 0)
    await changesNothing(box, config)
  })
})
