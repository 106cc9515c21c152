import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { Recorder } from '../../../src/run/recorder.js'
import { automatic } from '../../../src/core/safety/approved.js'
import { netChanges } from '../../../src/core/undo/net-changes.js'
import { runsOf, type RecordedRun } from '../../../src/core/journal/runs.js'
import { Journal } from '../../../src/files/journal.js'
import { journalFiles, readJournal } from '../../../src/files/journal-files.js'
import { header } from '../core/journal/entries.js'
import { group, guid, groupKey, holder, input, managed, MANAGED, NOW, person, planOf } from '../builders.js'
import { workFolder } from '../support.js'
import { stage, type Scene } from '../workflow/support.js'
import { place } from '../files/state-place.js'

const VERSIONS = { userAccountControl: 3, unicodePwd: 2 }
const PASSWORD = 'Correct-Horse-42'
const leaver = managed({
  guid: guid(1002),
  name: 'P Ole Hansen',
  anchor: `ad-user-sync:${guid(2)}`,
  attributes: { userAccountControl: ['i:512'], pwdLastSet: ['l:133'] },
})
const scene: Scene = {
  input: input({
    people: [person({ memberOf: ['CN=Plant'], attributes: { department: 'Plant' } })],
    managed: [leaver],
    groupList: [group('Staff')],
    settings: { groupMap: new Map([['*', ['CN=Staff']]]) },
  }),
  approvals: [{ type: 'enable', user: 'P Anna Meyer', accept: true, password: PASSWORD }],
}

/** A whole run, and what the journal holds of it. */
async function recorded(
  played: Scene,
  folder = workFolder(),
  now = NOW,
): Promise<{ run: RecordedRun; text: string; order: string[] }> {
  const order: string[] = []
  const journal = new Journal(place(folder, MANAGED))
  const recorder = new Recorder({ journal, run: `run of ${now.toISOString()}`, header: () => header(), now: () => now })
  recorder.know(played.input.managed)
  const ready = stage({
    ...played,
    record: {
      sending: (actions) => {
        order.push(`record ${actions[0]!.type}`)
        recorder.sending(actions, new Map([[guid(1002), VERSIONS]]))
      },
      deciding: (approvals, accept) => recorder.decided(approvals, accept, 'anna', '--approvals a.json'),
      answered: (actions, outcomes) => recorder.answered(actions, outcomes),
    },
    refuse: (method, name, values) => {
      order.push(method)
      return played.refuse?.(method, name, values)
    },
  })
  await ready.workflow.run()
  recorder.ended(
    0,
    null,
    ready.workflow.pending.map(({ approval }) => approval),
  )
  const text = journalFiles(place(folder, MANAGED))
    .map(({ path }) => readFileSync(path, 'utf8'))
    .join('')
  return { run: runsOf(readJournal(place(folder, MANAGED))).at(-1)!, text, order }
}

describe('the record of a run', () => {
  it('is every change with objectGUID, before, after and outcome', async () => {
    const { run } = await recorded(scene)
    const shown = run.changes.map(({ change, outcome }) => [
      change.type,
      change.user,
      change.guid ?? outcome?.guid,
      outcome?.error,
    ])
    assert.deepEqual(shown, [
      ['disable', 'P Ole Hansen', guid(1002), null],
      ['create', 'P Anna Meyer', 'created-1', null],
      ['join', 'P Anna Meyer', 'created-1', null],
      ['enable', 'P Anna Meyer', 'created-1', null],
    ])
    assert.deepEqual(run.changes[0]!.change.before, { userAccountControl: ['i:512'], pwdLastSet: ['l:133'] })
    assert.deepEqual(
      run.changes.map(({ change }) => change.versions),
      [VERSIONS, undefined, undefined, undefined],
    )
    assert.deepEqual(run.changes[1]!.change.after['department'], ['s:Plant'])
    assert.deepEqual(run.changes[2]!.change.group?.dn, group('Staff').dn)
    assert.deepEqual(
      run.changes.map(({ change }) => change.account),
      ['ameyer', 'ameyer', 'ameyer', 'ameyer'],
    )
    assert.deepEqual([run.exitCode, run.pending], [0, []])
    assert.equal(groupKey('Staff').length > 0, true)
  })
  it('holds no password', async () => {
    const { text } = await recorded(scene)
    assert.ok(!text.includes(PASSWORD) && !/"password"/.test(text))
  })
  it('is written before it is sent', async () => {
    const { order } = await recorded(scene)
    assert.deepEqual(order, [
      ...['record disable', 'disableUsers', 'record create', 'createUsers', 'record join', 'joinGroup'],
      ...['record enable', 'enableUsers'],
    ])
  })
  it('has each decision with its maker, its means, and the time of the question', async () => {
    const folder = workFolder()
    const asked = { ...scene, approvals: [] }
    const first = await recorded(asked, folder)
    const since = first.run.pending?.map(({ type, since }) => [type, since])
    assert.deepEqual(since, [['enable', NOW.toISOString()]])
    const { run } = await recorded(scene, folder, new Date(NOW.getTime() + 86_400_000))
    assert.deepEqual(
      run.decisions.map(({ decision, by, through }) => [decision.type, decision.accept, by, through, decision.since]),
      [['enable', true, 'anna', '--approvals a.json', NOW.toISOString()]],
    )
  })
  it('has of each decision the account that it is about, where there is one by then', async () => {
    const { run } = await recorded(scene)
    assert.deepEqual(
      run.decisions.map(({ decision }) => decision.guid),
      [run.changes.find(({ change }) => change.type === 'create')?.outcome?.guid],
    )
    const taken = holder({ sAMAccountName: 'ameyer' })
    const rejected = { type: 'name', user: 'P Anna Meyer', name: 'ameyer', accept: false } as const
    const asked = await recorded({
      input: { ...scene.input, holders: [taken], accounts: [taken] },
      approvals: [rejected],
    })
    assert.deepEqual(
      asked.run.decisions.map(({ decision }) => [decision.type, decision.guid]),
      [['name', undefined]],
    )
  })
  it('has each failure with its reason', async () => {
    const { run } = await recorded({
      ...scene,
      refuse: (method) => (method === 'joinGroup' ? 'access-denied' : undefined),
    })
    assert.equal(run.changes.find(({ change }) => change.type === 'join')?.outcome?.error, 'no: access-denied')
  })
  it('has no outcome of what may have happened when the connection was lost, so that an undo looks at it', () => {
    const folder = workFolder()
    const recorder = new Recorder({
      ...{ journal: new Journal(place(folder, MANAGED)), run: 'this run' },
      ...{ header: () => header(), now: () => NOW },
    })
    const leavers = [1, 2, 3, 4].map((id) => managed({ guid: guid(1000 + id), name: `P ${id}`, anchor: null }))
    const actions = automatic(planOf(input({ managed: leavers })))
    const failure = { ok: false, code: null, message: 'the session is lost', lost: true } as const
    recorder.sending(actions)
    recorder.answered(actions, [
      { ok: true },
      { ...failure, category: 'unknown' },
      { ...failure, category: 'unavailable', notSent: true },
      { ok: false, code: null, category: 'unavailable', message: 'the domain controller is gone' },
    ])
    const [run] = runsOf(readJournal(place(folder, MANAGED)))
    assert.deepEqual(
      run!.changes.map(({ outcome }) => outcome && outcome.error),
      [null, null, 'the session is lost', null],
    )
    assert.deepEqual(
      run!.changes.map(({ outcome }) => outcome === null),
      [false, true, false, true],
    )
    assert.deepEqual(
      netChanges(run!).map((net) => [net.user, net.state]),
      ['P 1', 'P 2', 'P 4'].map((user) => [user, 'disable']),
    )
  })
  it('of a run that changed and decided nothing is one line', async () => {
    const { text, run } = await recorded({ input: input() })
    assert.equal(text.trim().split('\n').length, 1)
    assert.deepEqual([run.changes, run.exitCode, run.header.users_file?.sequence], [[], 0, 42])
  })
})
