/** A journal that other runs write, and shorten, while a run goes on. */
import assert from 'node:assert/strict'
import fs, { readFileSync, writeFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { describe, it } from 'node:test'
import { Journal } from '../../../src/files/journal.js'
import { findTouched, headPath, journalFile } from '../../../src/files/journal-files.js'
import { endedRecord } from '../core/journal/entries.js'
import { workFolder } from '../support.js'
import { NOW, PATH, runs, touched, write } from './written-journal.js'
import { place } from './state-place.js'

describe('a journal beside other runs', () => {
  it('sees what another run has written before it was killed, whatever of that is remembered', () => {
    const folder = workFolder()
    write(folder, 'one')
    const waiting = new Journal(place(folder, PATH))
    assert.equal(waiting.newer(), null)
    const head = readFileSync(headPath(place(folder, PATH)))
    write(folder, 'killed')
    writeFileSync(headPath(place(folder, PATH)), head)
    const newer = waiting.newer()
    assert.ok(newer, 'a line that is not remembered yet')
    newer.append('waited', endedRecord(), NOW)
    assert.deepEqual([touched(folder), runs(folder)], [null, ['one', 'killed', 'waited']])
  })
  it('takes what a run had written before it was killed for seen, once it has read that', () => {
    const folder = workFolder()
    write(folder, 'one')
    const head = readFileSync(headPath(place(folder, PATH)))
    write(folder, 'killed')
    writeFileSync(headPath(place(folder, PATH)), head)
    const journal = new Journal(place(folder, PATH))
    assert.equal(journal.newer(), null, 'nobody has written since')
    journal.append('next', endedRecord(), NOW)
    assert.equal(journal.newer(), null)
  })
  it('sees that another run has removed old months, also when that was all it did', () => {
    const folder = workFolder()
    for (const month of ['2025-09', '2026-11']) write(folder, month, new Date(`${month}-25T03:00:00Z`))
    const waiting = new Journal(place(folder, PATH))
    new Journal(place(folder, PATH)).prune(400, NOW)
    const now = waiting.newer() ?? waiting
    now.append('waited', endedRecord(), NOW)
    assert.equal(touched(folder), null)
  })
  it('removes no month after one that another program holds: a gap would look like a removal', (t) => {
    const folder = workFolder()
    for (const month of ['2025-08', '2025-09', '2026-11']) write(folder, month, new Date(`${month}-25T03:00:00Z`))
    const held = journalFile(place(folder, PATH), '2025-08')
    const remove = fs.rmSync
    t.mock.method(fs, 'rmSync', (path: string) => {
      if (path === held) throw Object.assign(new Error('EBUSY'), { code: 'EBUSY' })
      remove(path)
    })
    syncBuiltinESMExports()
    const prune = () => new Journal(place(folder, PATH)).prune(400, NOW)
    prune()
    assert.equal(touched(folder), null)
    t.mock.restoreAll()
    syncBuiltinESMExports()
    prune()
    assert.deepEqual([touched(folder), runs(folder)], [null, ['2026-11']])
  })
  it('that is verified while an import removes old months was not touched', (t) => {
    const folder = workFolder()
    for (const month of ['2025-08', '2025-09', '2026-11']) write(folder, month, new Date(`${month}-25T03:00:00Z`))
    const read = fs.readFileSync
    t.mock.method(fs, 'readFileSync', (path: string, ...args: []) => {
      const text = read(path, ...args)
      if (path !== headPath(place(folder, PATH))) return text
      t.mock.restoreAll()
      syncBuiltinESMExports()
      new Journal(place(folder, PATH)).prune(400, NOW)
      return text
    })
    syncBuiltinESMExports()
    assert.deepEqual(findTouched(place(folder, PATH)), { entries: 1, touched: null })
  })
})
