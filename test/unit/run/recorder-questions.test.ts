/** The questions that a run leaves open, where other runs have asked meanwhile. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { waiting } from '../../../src/core/journal/runs.js'
import { Journal } from '../../../src/files/journal.js'
import { readJournal } from '../../../src/files/journal-files.js'
import { Recorder } from '../../../src/run/recorder.js'
import { input, MANAGED, NOW, person, planOf } from '../builders.js'
import { header } from '../core/journal/entries.js'
import { place } from '../files/state-place.js'
import { workFolder } from '../support.js'

describe('the record of a run', () => {
  it('says nothing of what is open where another run has asked since: its questions are newer', () => {
    const folder = workFolder()
    const open = planOf(input({ people: [person()] })).approvals
    assert.equal(open.length, 1)
    const begin = (run: string) => {
      const recorder = new Recorder({
        ...{ journal: new Journal(place(folder, MANAGED)), run },
        ...{ header: () => header(), now: () => NOW },
      })
      recorder.know([])
      return recorder
    }
    const left = () => waiting([...readJournal(place(folder, MANAGED))]).length
    const session = begin('session')
    begin('stopped early').ended(3, 'no users file', null)
    assert.equal(session.catchUp(), false)
    session.ended(0, null, open)
    assert.equal(left(), open.length, 'the other one has not asked')
    const another = begin('another session')
    begin('nightly').ended(0, null, [])
    assert.equal(another.catchUp(), false)
    another.ended(0, null, open)
    assert.equal(left(), 0, 'the nightly import has found nothing open')
    const anew = begin('a third')
    begin('nightly').ended(0, null, [])
    anew.catchUp()
    anew.know([])
    anew.ended(0, null, open)
    assert.equal(left(), open.length, 'it has read all anew')
  })
})
