import assert from 'node:assert/strict'
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, it } from 'node:test'
import { ConfigurationError } from '../../../src/errors.js'
import { Journal } from '../../../src/files/journal.js'
import { headPath, journalFile, journalFiles } from '../../../src/files/journal-files.js'
import { endedRecord, question } from '../core/journal/entries.js'
import { workFolder } from '../support.js'
import { NOW, PATH, runs, touched, write } from './written-journal.js'
import { place } from './state-place.js'

const { accept: _accept, ...asked } = question()

describe('the journal', () => {
  it('is a file a month, for each managed_user_path', () => {
    const folder = workFolder()
    write(folder, 'one')
    write(folder, 'two', new Date('2026-12-01T03:00:00Z'))
    new Journal(place(folder, 'OU=Other,DC=target,DC=test')).append('three', endedRecord(), NOW)
    assert.deepEqual(
      journalFiles(place(folder, 'ou=managed, dc=target,dc=test')).map(({ month }) => month),
      ['2026-11', '2026-12'],
    )
    assert.deepEqual(runs(folder), ['one', 'two'])
    assert.equal(touched(folder), null)
  })
  it('that was killed at any byte verifies up to its last whole line, and goes on', () => {
    const folder = workFolder()
    write(folder, 'one')
    const path = journalFile(place(folder, PATH), '2026-11')
    const [first, head] = [readFileSync(path), readFileSync(headPath(place(folder, PATH)))]
    write(folder, 'two')
    const both = readFileSync(path)
    for (let length = first.length; length <= both.length; length += length < both.length - 2 ? 37 : 1) {
      writeFileSync(path, both.subarray(0, length))
      writeFileSync(headPath(place(folder, PATH)), head)
      assert.equal(touched(folder), null, `${length} of ${both.length} bytes`)
      assert.equal(new Journal(place(folder, PATH)).isTouched, false)
      write(folder, 'three')
      assert.equal(touched(folder), null)
      assert.deepEqual(runs(folder), length === both.length ? ['one', 'two', 'three'] : ['one', 'three'])
    }
  })
  it('that was killed within a letter of two bytes keeps the line before', () => {
    const folder = workFolder()
    write(folder, 'Zoë one')
    const path = journalFile(place(folder, PATH), '2026-11')
    const [first, head] = [readFileSync(path), readFileSync(headPath(place(folder, PATH)))]
    write(folder, 'Zoë two')
    const within = readFileSync(path).lastIndexOf(Buffer.from('ë')) + 1
    truncateSync(path, within)
    writeFileSync(headPath(place(folder, PATH)), head)
    write(folder, 'three')
    assert.deepEqual(readFileSync(path).subarray(0, first.length), first)
    assert.deepEqual([touched(folder), runs(folder)], [null, ['Zoë one', 'three']])
  })
  it('of which all months were removed, and whose next run was killed at any byte, was not touched', () => {
    const folder = workFolder()
    write(folder, 'old', new Date('2025-01-25T03:00:00Z'))
    new Journal(place(folder, PATH)).prune(400, NOW)
    const head = readFileSync(headPath(place(folder, PATH)))
    assert.equal(new Journal(place(folder, PATH)).isTouched, false)
    write(folder, 'one')
    const path = journalFile(place(folder, PATH), '2026-11')
    const line = readFileSync(path)
    for (const length of [0, 1, line.length - 1, line.length]) {
      writeFileSync(path, line.subarray(0, length))
      writeFileSync(headPath(place(folder, PATH)), head)
      assert.deepEqual([new Journal(place(folder, PATH)).isTouched, touched(folder)], [false, null], `${length} bytes`)
      write(folder, 'two')
      assert.deepEqual([new Journal(place(folder, PATH)).isTouched, touched(folder)], [false, null], `${length} bytes`)
      assert.deepEqual(runs(folder), length === line.length ? ['one', 'two'] : ['two'])
    }
    writeFileSync(path, line.toString('utf8').replace(/"previous":"[^"]*"/, `"previous":"${'0'.repeat(64)}"`))
    writeFileSync(headPath(place(folder, PATH)), head)
    assert.equal(new Journal(place(folder, PATH)).isTouched, true, 'what does not follow the removed ones is told')
  })
  it('that was cut is told, and later entries do not hide it', () => {
    const folder = workFolder()
    for (const run of ['one', 'two', 'three']) write(folder, run)
    const path = journalFile(place(folder, PATH), '2026-11')
    truncateSync(path, readFileSync(path, 'utf8').indexOf('\n') + 1)
    assert.equal(new Journal(place(folder, PATH)).isTouched, true)
    assert.equal(touched(folder)?.number, 2)
    write(folder, 'four')
    assert.deepEqual({ ...touched(folder), where: '' }, { number: 2, where: '', what: 'was removed' })
  })
  it('whose remembered ends are gone is told', () => {
    const folder = workFolder()
    write(folder, 'one')
    rmSync(headPath(place(folder, PATH)))
    assert.equal(new Journal(place(folder, PATH)).isTouched, true)
  })
  it('keeps history_days, and removes whole months only', () => {
    const folder = workFolder()
    for (const month of ['2025-09', '2025-10', '2026-11']) write(folder, month, new Date(`${month}-25T03:00:00Z`))
    const journal = new Journal(place(folder, PATH))
    journal.prune(400, NOW)
    assert.deepEqual(runs(folder), ['2025-10', '2026-11'])
    assert.equal(touched(folder), null)
    journal.append('next', endedRecord(), NOW)
    assert.equal(touched(folder), null)
  })
  it('goes on in order when the clock was ahead for a while', () => {
    const folder = workFolder()
    write(folder, 'one')
    write(folder, 'ahead', new Date('2028-11-25T03:00:00Z'))
    write(folder, 'right again')
    assert.deepEqual(runs(folder), ['one', 'ahead', 'right again'])
    assert.equal(touched(folder), null)
  })
  it('keeps no longer than history_days what was written since the clock was years ahead', () => {
    const folder = workFolder()
    const months = () => journalFiles(place(folder, PATH)).map(({ month }) => month)
    const pruned = (now: string) => new Journal(place(folder, PATH)).prune(400, new Date(now))
    write(folder, 'one')
    write(folder, 'ahead', new Date('2031-05-25T03:00:00Z'))
    write(folder, 'right again')
    pruned('2026-11-26T03:00:00Z')
    assert.deepEqual(months(), ['2026-11', '2031-05'], 'this month has a file')
    pruned('2026-12-01T03:00:00Z')
    assert.deepEqual(months(), ['2026-11', '2026-12'])
    assert.deepEqual([runs(folder), touched(folder)], [['one', 'ahead', 'right again'], null])
    write(folder, 'next month', new Date('2027-01-01T03:00:00Z'))
    pruned('2028-02-10T03:00:00Z')
    assert.deepEqual([runs(folder), touched(folder)], [['next month'], null])
  })
  it('knows since when a question waits: from the last run that came as far as its questions', () => {
    const folder = workFolder()
    new Journal(place(folder, PATH)).append('one', endedRecord({ pending: [asked] }), NOW)
    write(folder, 'failed early')
    assert.deepEqual([...new Journal(place(folder, PATH)).waitingSince.values()], ['2026-11-20T03:00:00.000Z'])
  })
  it('that cannot be written is a clear error', () => {
    const folder = workFolder()
    mkdirSync(journalFile(place(folder, PATH), '2026-11'), { recursive: true })
    assert.ok(existsSync(dirname(journalFile(place(folder, PATH), '2026-11'))))
    assert.throws(() => write(folder, 'one'), ConfigurationError)
  })
  it('is whole where a line could be written, but not that it is the last one: a full disk', () => {
    const folder = workFolder()
    write(folder, 'one')
    const journal = new Journal(place(folder, PATH))
    const head = readFileSync(headPath(place(folder, PATH)))
    const blocked = () => {
      rmSync(headPath(place(folder, PATH)))
      mkdirSync(headPath(place(folder, PATH)))
    }
    blocked()
    assert.throws(() => journal.append('two', endedRecord(), NOW), ConfigurationError)
    rmSync(headPath(place(folder, PATH)), { recursive: true })
    writeFileSync(headPath(place(folder, PATH)), head)
    assert.equal(touched(folder), null, 'as when the run was killed there')
    journal.append('two', endedRecord(), NOW)
    assert.deepEqual([touched(folder), runs(folder)], [null, ['one', 'two', 'two']])
  })
  it('leaves out a line that is no entry', () => {
    const folder = workFolder()
    write(folder, 'one')
    appendFileSync(journalFile(place(folder, PATH), '2026-11'), '{"number": 2}\n')
    assert.deepEqual(runs(folder), ['one'])
    assert.equal(touched(folder)?.number, 2)
  })
})
