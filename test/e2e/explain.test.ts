/**
 * behaviour.md, "Commands": `explain USER`, one person on either side, and why; it writes nothing.
 */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { labEnvironment } from '../lab/domains.js'
import { adUserSync, WorkFolder } from './support/cli.js'
import { useSandbox } from './support/use-sandbox.js'

interface Told {
  users_file: { refused: string | null }
  people: {
    user: string
    evidence: string | null
    disabled: string | null
    groups: { group: string; member: boolean; why: string }[]
    approvals: { type: string; pending_since: string | null; rejected: { at: string; by: string | null } | null }[]
    next_import: { actions: { type: string }[] } | null
  }[]
}

/** Every file below, with its content. */
const state = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map(
      (name) =>
        `${name} ${createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex')}`,
    )
    .sort()

describe('explain, on the side of the target', () => {
  const box = useSandbox()
  const explain = async (user: string) => {
    const ran = await adUserSync(['explain', user], { cwd: box.folder.path, env: box.env })
    assert.equal(ran.code, 0, ran.stderr)
    return JSON.parse(ran.stdout) as Told
  }

  it('says who somebody is and why, what waits since when, and what the next import would do, and writes nothing', async () => {
    await box.group('Staff')
    await box.group('VPN')
    const config = { group_map: { '*': ['CN=Staff', 'CN=VPN'] }, restricted_groups: ['CN=VPN'] }
    const [anna, ben] = [box.person('Anna', { mail: 'anna@source.test' }), box.person('Ben')]
    await box.import([anna, ben], config)
    await box.approve([{ type: 'enable', user: 'P Anna', accept: true, password: 'Telling-Sandwich-Orbit-77' }], config)
    box.folder.write('resolutions.json', {
      resolutions: [{ type: 'join', user: 'P Anna', group: 'VPN', accept: false, timestamp: '2026-11-20T08:00:00Z' }],
    })
    await box.import([ben], config)
    await box.import([{ ...anna, department: 'Plant' }, ben], config, ['--dry-run'])
    const before = state(box.folder.path)
    const { users_file: file, people } = await explain('anna@source.test')
    const [one] = people
    assert.deepEqual([file.refused, one?.user, one?.evidence], [null, 'P Anna', 'the anchor'])
    assert.match(one?.disabled ?? '', /^since .* by this tool: no longer in the users file$/)
    assert.deepEqual(
      one?.groups.map(({ group, member }) => [group, member]),
      [
        ['Staff', true],
        ['VPN', false],
      ],
    )
    assert.deepEqual(
      one?.approvals.map(({ type, rejected }) => [type, rejected]),
      [
        ['enable', null],
        ['join', { at: '2026-11-20T08:00:00Z', by: null }],
      ],
    )
    assert.deepEqual(
      one?.next_import?.actions.map(({ type }) => type),
      ['update'],
    )
    assert.ok((await explain('P Ben')).people[0]?.approvals[0]?.pending_since)
    const text = await adUserSync(['explain', 'ben', '--output', 'text'], { cwd: box.folder.path, env: box.env })
    assert.match(text.stdout, /Known by +the anchor\n/)
    assert.deepEqual(state(box.folder.path), before)
    const unknown = await adUserSync(['explain', 'Beno'], { cwd: box.folder.path, env: box.env })
    assert.deepEqual([unknown.code, unknown.stdout], [2, ''])
    assert.match(unknown.stderr, /nobody in the users file or the target is known as "Beno", did you mean "Ben"/)
  })

  it('explains all the same from a file that an import refuses, and without one', async () => {
    const anna = box.person('Anna')
    await box.import([anna])
    box.folder.write('users.json', { timestamp: '2020-01-01T00:00:00Z', users: [anna] })
    assert.match((await explain('anna')).users_file.refused ?? '', /older than the last imported one/)
    box.folder.write('users.json', '{')
    const { users_file: file, people } = await explain('anna')
    assert.ok(file.refused)
    assert.deepEqual([people[0]?.user, people[0]?.next_import], ['P Anna', null])
  })
})

describe('explain, on the side of the source', () => {
  it('says whether somebody is exported, and names the nearest where there is nobody', async () => {
    const folder = new WorkFolder()
    const base = labEnvironment().LAB_SOURCE_BASE
    folder.write('export-config.json', { server: 'source.test', user_path: base, group_path: base })
    const explain = (user: string) => adUserSync(['explain', user], { cwd: folder.path })
    const { code, stdout, stderr } = await explain('Administrator')
    assert.equal(code, 0, stderr)
    const { people } = JSON.parse(stdout) as { people: { exported: boolean; account: string }[] }
    assert.deepEqual(
      people.map(({ account, exported }) => [account, exported]),
      [['Administrator', true]],
    )
    const part = await explain('inistrat')
    assert.deepEqual([part.code, part.stdout], [0, stdout], part.stderr)
    const unknown = await explain('Administratr')
    assert.equal(unknown.code, 2)
    assert.match(unknown.stderr, /did you mean "Administrator"\?/)
    assert.deepEqual(readdirSync(folder.path), ['export-config.json'])
    folder.remove()
  })
})
