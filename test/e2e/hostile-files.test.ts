/**
 * Users files that somebody sent who wants harm: a clear error or a safe import, in bounded memory,
 * with nothing raw on the terminal.
 */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, it } from 'node:test'
import type { Summary } from '../../src/core/report/summary.js'
import { statePath } from '../../src/files/state-file.js'
import { HOSTILE_FILES, PAYLOADS } from './hostile-files.js'
import { changesNothing } from './support/assertions.js'
import { useSandbox } from './support/use-sandbox.js'
import { place } from '../unit/files/state-place.js'

const LITTLE_MEMORY = '--max-old-space-size=512'
const RAW = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/

describe('hostile users files', () => {
  it('are refused or planned, each as it should be, by one process of little memory', () => {
    const reader = join(import.meta.dirname, 'hostile-files-reader.ts')
    const run = spawnSync(process.execPath, [LITTLE_MEMORY, '--import', 'tsx', reader], {
      encoding: 'utf8',
      maxBuffer: 50_000_000,
    })
    assert.equal(run.status, 0, run.stderr)
    const outcomes = run.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { name: string; refused: boolean; message: string })
    assert.ok(HOSTILE_FILES.length >= 200)
    assert.deepEqual(
      outcomes.map(({ name, refused }) => ({ name, refused })),
      HOSTILE_FILES.map(({ name, refused }) => ({ name, refused })),
    )
    for (const { name, refused, message } of outcomes) {
      assert.match(message, refused ? /^the (users file|MAC)/ : /^[01] actions$/, name)
      assert.ok(message.length < 500, name)
    }
  })

  describe('through the command line', () => {
    const box = useSandbox()

    const refusals: [string, object][] = [
      ['ANSI escape in accountExpires', {}],
      ['bidirectional override in accountExpires', {}],
      ['a truncated MAC', { hmac: '00'.repeat(32) }],
      ['100000 levels of lists', {}],
      ['a text of 100 MB', {}],
      ['more than 256 MB', {}],
      ['a ZIP archive', {}],
    ]
    for (const [name, config] of refusals) {
      it(`${name}: exit 3, nothing read from or written to anywhere`, async () => {
        box.folder.write('users.json', HOSTILE_FILES.find((file) => file.name === name)!.bytes())
        const run = await box.rerun(config, [], { env: { NODE_OPTIONS: LITTLE_MEMORY } })
        assert.equal(run.code, 3, run.stderr)
        assert.doesNotMatch(run.stderr + run.stdout, RAW)
        assert.equal(run.stderr.trim().split('\n').length <= 2, true, run.stderr)
        // The record of the run that refused it, and nothing else.
        const head = basename(statePath(place('', box.managed), 'runs.json'))
        assert.deepEqual(readdirSync(box.folder.path).sort(), [head, 'import-config.json', 'runs', 'users.json'])
      })
    }

    it('payloads in every text of people are data: stored as they are, or refused by the directory for that user alone', async () => {
      const staff = await box.group('Staff')
      const people = Object.values(PAYLOADS).flatMap((text) => [
        // A longer name would be shortened.
        box.person(`${box.id} ${text.slice(0, 50)}`),
        box.person(`D ${box.id} ${Buffer.from(text).toString('hex').slice(0, 20)}`, {
          department: text,
          memberOf: [text],
        }),
      ])
      const config = { group_map: { 'CN=x': staff } }
      const run = await box.import(people, config)
      assert.ok(run.code === 0 || run.code === 6, run.stderr)
      assert.doesNotMatch(run.stderr + run.stdout, RAW)
      const usersOf = (failures: Summary['failed']) => new Set(failures.map(({ user }) => user))
      const failed = usersOf(run.summary.failed.filter(({ attribute }) => attribute === undefined))
      const without = usersOf(run.summary.failed.filter(({ attribute }) => attribute === 'department'))
      assert.equal(run.summary.created.length + failed.size, people.length)
      const stored = await box.search(box.base, '(objectClass=user)', ['cn', 'department'])
      assert.equal(stored.length, run.summary.created.length)
      const expected = people
        .filter(({ cn }) => !failed.has(`P ${cn}`))
        .map(({ cn, department }) => [`P ${cn}`, without.has(`P ${cn}`) ? [] : (department ?? [])])
      assert.deepEqual(sorted(stored.map((row) => [row['cn'], row['department']])), sorted(expected))
      assert.deepEqual(await box.members('Staff'), [])
      if (run.code === 0) await changesNothing(box, config)
    })
  })
})

const sorted = (rows: readonly unknown[][]): string[] => rows.map((row) => JSON.stringify(row)).sort()
