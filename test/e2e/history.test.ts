/**
 * behaviour.md, "Output": every run is recorded in `runs/` beside `resolutions_file`; `history`
 * shows it and finds what was touched.
 */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { adUserSync, type Ran } from './support/cli.js'
import { DISABLED } from './support/sandbox.js'
import { useSandbox } from './support/use-sandbox.js'

const PASSWORD = 'Telling-Sandwich-Orbit-77'

interface Told {
  runs: { id: string; exit_code: number; counts: Record<string, number>; pending: number | null; signed?: boolean }[]
  people: { name: string; events: Record<string, unknown>[] }[]
  changes: Record<string, unknown>[]
  touched: { number: number } | null
}

describe('history', () => {
  const box = useSandbox({ emptied: false })

  const history = async (...args: string[]): Promise<{ ran: Ran; told: Told }> => {
    const ran = await adUserSync(['history', ...args], { cwd: box.folder.path, env: box.env })
    return { ran, told: JSON.parse(ran.stdout || '{}') as Told }
  }

  it('remembers what runs did, to whom, why and by whose decision; a second run is one line; touched entries are named', async () => {
    await box.group('Staff')
    const config = { group_map: { '*': 'CN=Staff' } }
    const [anna, ben] = [box.person('Anna', { department: 'Plant' }), box.person('Ben')]
    await box.import([anna, ben], config)
    await box.approve([{ type: 'enable', user: 'P Anna', accept: true, password: PASSWORD }], config)
    await box.import([ben], config)
    assert.equal((await box.find('P Anna', ['userAccountControl']))?.['userAccountControl'], DISABLED)
    const lines = () => {
      const [name] = readdirSync(join(box.folder.path, 'runs'))
      return {
        path: join(box.folder.path, 'runs', name!),
        text: readFileSync(join(box.folder.path, 'runs', name!), 'utf8'),
      }
    }
    const before = lines().text.split('\n').length
    assert.deepEqual((await box.rerun({ ...config, log_file: 'import.log' })).summary.disabled, [])
    // Whether last night's run was there is asked of the log first.
    const [first, ...more] = readFileSync(join(box.folder.path, 'import.log'), 'utf8').trim().split('\n')
    const run =
      /INFO \| run [0-9a-f-]{36} of ad-user-sync \S+ by \S.* on \S+; config .*; users file .*; domain controller /
    assert.match(first!, run)
    assert.match(more.at(-1)!, /INFO \| import ended: nothing changed$/)
    const { path, text } = lines()
    assert.equal(text.split('\n').length, before + 1)
    assert.ok(!text.includes(PASSWORD))

    const { told } = await history()
    const counts = told.runs.map(({ counts }) => Object.entries(counts).filter(([, count]) => count > 0))
    assert.deepEqual(counts, [
      [
        ['created', 2],
        ['joined', 2],
      ],
      [['enabled', 1]],
      [['disabled', 1]],
      [],
    ])
    assert.deepEqual(
      told.runs.map(({ pending }) => pending),
      [2, 1, 1, 1],
    )
    const about = (await history('--user', 'anna')).told.people
    assert.deepEqual(
      about.map(({ name, events }) => [name, events.map(({ kind, type }) => `${String(kind)} ${String(type)}`)]),
      [['P Anna', ['change create', 'change join', 'decision enable', 'change enable', 'change disable']]],
    )
    const disabled = about[0]!.events.at(-1)!
    assert.deepEqual([disabled['why'], disabled['outcome']], ['no longer in the users file', 'done'])
    assert.match((await history('--user', 'P Anan')).ran.stderr, /knows no person "P Anan", did you mean "P Anna"\?/)
    assert.equal((await history(told.runs[0]!.id.slice(0, 8))).told.changes.length, 4)
    assert.match((await history('12345678')).ran.stderr, /the journal knows no run "12345678"/)

    const whole = await history('--verify')
    assert.deepEqual([whole.ran.code, whole.told.touched], [0, null])
    writeFileSync(path, text.replace('"department":["s:Plant"]', '"department":["s:Sales"]'))
    const touched = await history('--verify')
    assert.deepEqual([touched.ran.code, touched.told.touched?.number], [2, 2])
    assert.match(touched.ran.stderr, /ERROR \| the journal was touched: entry 2 was edited/)
  })
})
