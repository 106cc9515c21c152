/** `resolutions list` and `resolutions forget`, in scripts and at the terminal. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, beforeEach, describe, it } from 'node:test'
import { adUserSync, WorkFolder } from './support/cli.js'
import { Terminal } from './support/terminal.js'

const rejection = (type: string, user: string, more: object = {}) => ({
  type,
  user,
  accept: false,
  timestamp: '2026-11-22T20:00:00.000Z',
  ...more,
})
const ALL = [
  rejection('join', 'P Bert', { group: 'Admins' }),
  rejection('enable', 'P Bert'),
  rejection('enable', 'P Änne'),
]

describe('resolutions', () => {
  let folder: WorkFolder
  beforeEach(() => {
    folder?.remove()
    folder = new WorkFolder()
    const paths = {
      input_file: 'users.json',
      managed_user_path: 'OU=Managed,DC=target,DC=test',
      group_path: 'DC=target,DC=test',
    }
    folder.write('import-config.json', { prefix_common_names: 'P ', ...paths })
    folder.write('resolutions.json', { resolutions: [...ALL, { type: 'enable', user: 'P Undecided', accept: null }] })
  })
  after(() => folder.remove())

  const run = (...args: string[]) => adUserSync(['resolutions', ...args], { cwd: folder.path })
  const left = () =>
    (
      JSON.parse(readFileSync(join(folder.path, 'resolutions.json'), 'utf8')) as {
        resolutions: { type: string; user: string }[]
      }
    ).resolutions.map(({ type, user }) => `${type} ${user}`)

  it('lists rejections sorted by user, as JSON or text', async () => {
    const { code, stdout } = await run('list')
    assert.equal(code, 0)
    assert.deepEqual(JSON.parse(stdout), { resolutions: [ALL[1], ALL[0], ALL[2]] })
    assert.match(
      (await run('list', '--output', 'text')).stdout,
      /^Rejected \(.*resolutions\.json\):\n {2}2026-11-2\d \d\d:\d\d {2}enable {2}P Bert\n.*join {4}P Bert \(Admins\)\n/,
    )
  })

  it('forgets those of a user, of a type, of both, and all, and nothing else', async () => {
    assert.deepEqual(JSON.parse((await run('forget', '--user', 'p bert', '--type', 'join')).stdout), {
      forgotten: [ALL[0]],
    })
    assert.deepEqual(left(), ['enable P Bert', 'enable P Änne', 'enable P Undecided'])
    await run('forget', '--user', 'P Änne')
    assert.deepEqual(left(), ['enable P Bert', 'enable P Undecided'])
    for (const [user, hint] of [
      ['Bert', '; did you mean "P Bert"?'],
      ['P Brt', '; did you mean "P Bert"?'],
      ['Nobody at all', ''],
    ] as const) {
      const none = await run('forget', '--user', user)
      assert.deepEqual([none.code, JSON.parse(none.stdout)], [0, { forgotten: [] }])
      assert.ok(none.stderr.includes(` | WARNING | no rejection is about "${user}"${hint}\n`), none.stderr)
    }
    await run('forget', '--all')
    assert.deepEqual(left(), ['enable P Undecided'])
    assert.deepEqual(JSON.parse((await run('forget', '--all')).stdout), { forgotten: [] })
  })

  it('asks for a choice where nobody can be asked, and changes nothing', async () => {
    const { code, stderr } = await run('forget')
    assert.equal(code, 2)
    assert.match(stderr, /resolutions forget: say which ones\n.*give --user, --type or --all/)
    assert.equal(left().length, 4)
  })

  it('lets them be picked from a list at the terminal', async () => {
    const terminal = Terminal.start(['resolutions', 'forget'], folder.path)
    try {
      await terminal.see(/\? Which ones are to be asked again\?\n>\[ \] 2026-11-2\d \d\d:\d\d {2}enable {2}P Bert\n/)
      terminal.press('Down')
      terminal.press('Space')
      await terminal.see('[x]')
      await terminal.answer('Which ones', '')
      assert.equal(await terminal.exited(), 0)
      assert.deepEqual(JSON.parse(terminal.stdout), { forgotten: [ALL[0]] })
    } finally {
      terminal.close()
    }
    assert.deepEqual(left(), ['enable P Bert', 'enable P Änne', 'enable P Undecided'])
  })

  it('holds no lock while it asks, and forgets nothing but what was picked and is still there', async () => {
    const terminal = Terminal.start(['resolutions', 'forget'], folder.path)
    try {
      await terminal.see('Which ones are to be asked again?')
      assert.equal((await run('forget', '--user', 'P Änne')).code, 0)
      terminal.press('a')
      await terminal.see(/\[x\][^]*\[x\][^]*\[x\]/)
      await terminal.answer('Which ones', '')
      assert.equal(await terminal.exited(), 0)
      assert.deepEqual(JSON.parse(terminal.stdout), { forgotten: [ALL[1], ALL[0]] })
    } finally {
      terminal.close()
    }
    assert.deepEqual(left(), ['enable P Undecided'])
  })
})
