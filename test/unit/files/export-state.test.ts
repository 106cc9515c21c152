import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { exportStatePath, readExportState, rememberExport, rememberWritten } from '../../../src/files/export-state.js'
import { workFolder } from '../support.js'

describe('the memory of an export', () => {
  const file = join(workFolder(), 'users.json')
  it('is empty at first, and is kept beside the users file', () => {
    assert.deepEqual(readExportState(file), { state: null, problem: null })
    rememberExport(file, { sequence: 1, attributes: ['mail'] })
    assert.deepEqual(readExportState(file), { state: { sequence: 1, attributes: ['mail'] }, problem: null })
    assert.equal(exportStatePath(file), `${file}.state.json`)
  })
  it('keeps the number of a later export, when an earlier one ends after it', () => {
    rememberExport(file, { sequence: 2, attributes: [] })
    rememberExport(file, { sequence: 3, attributes: [] })
    rememberWritten(file, { sequence: 3, attributes: ['mail'] })
    rememberWritten(file, { sequence: 2, attributes: ['title'] })
    assert.deepEqual(readExportState(file).state, { sequence: 3, attributes: ['title'] })
  })
  it('is lost in a file that holds something else, and that is said', () => {
    for (const text of ['null', '[]', '{"sequence": 0, "attributes": []}', '{"sequence": 1}']) {
      writeFileSync(exportStatePath(file), text)
      assert.deepEqual(readExportState(file), {
        state: null,
        problem: `${file}.state.json does not hold what this tool writes`,
      })
    }
    writeFileSync(exportStatePath(file), '{')
    assert.match(readExportState(file).problem!, /^.*users\.json\.state\.json cannot be read: /)
  })
})
