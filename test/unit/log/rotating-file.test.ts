/** The log file and its rotation. */
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { RotatingFile } from '../../../src/log/rotating-file.js'
import { workFolder } from '../support.js'

describe('a log file that is full', () => {
  it('goes on growing where the oldest cannot be removed: no line is lost', () => {
    const path = join(workFolder(), 'x.log')
    // In the place of a file that a viewer on Windows holds open.
    mkdirSync(`${path}.2`)
    writeFileSync(`${path}.1`, 'older\n')
    const file = new RotatingFile(path, 10, 2)
    for (const line of ['one', 'two', 'three', 'four']) file.write(line)
    assert.equal(readFileSync(path, 'utf8'), 'one\ntwo\nthree\nfour\n')
    assert.equal(readFileSync(`${path}.1`, 'utf8'), 'older\n')
    assert.ok(existsSync(`${path}.2`))
  })
})
