/** The log file and its rotation. */
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { RotatingFile } from '../../../src/log/rotating-file.js'
import { workFolder } from '../support.js'

const folder = workFolder()

describe('the log file', () => {
  const lines = (path: string) => readFileSync(path, 'utf8').split('\n').slice(0, -1)
  const rotated = (name: string, maxBytes: number, backupCount: number) => {
    const path = join(folder, name)
    const file = new RotatingFile(path, maxBytes, backupCount)
    for (const line of ['line 1', 'line 2', 'line 3', 'line 4', 'line 5', 'line 6', 'line 7']) file.write(line)
    return readdirSync(folder)
      .filter((entry) => entry.startsWith(name))
      .sort()
      .map((entry) => [entry, lines(join(folder, entry))])
  }
  it('is rotated before it grows too long, and the oldest is dropped', () => {
    assert.deepEqual(rotated('rotated.log', 14, 2), [
      ['rotated.log', ['line 7']],
      ['rotated.log.1', ['line 5', 'line 6']],
      ['rotated.log.2', ['line 3', 'line 4']],
    ])
  })
  it('is never rotated without a limit or without backups', () => {
    assert.equal(rotated('limitless.log', 0, 2).length, 1)
    assert.equal(rotated('backupless.log', 14, 0).length, 1)
  })
  it('takes a line that is longer than the limit, without rotating an empty file', () => {
    const path = join(folder, 'long.log')
    new RotatingFile(path, 3, 2).write('a long line')
    assert.deepEqual(lines(path), ['a long line'])
  })
  it('is continued', () => {
    const path = join(folder, 'continued.log')
    for (const line of ['one', 'two']) new RotatingFile(path, 100, 1).write(line)
    assert.deepEqual(lines(path), ['one', 'two'])
  })
})

describe('a log file that is full', () => {
  it('goes on growing where the oldest cannot be removed: no line is lost', () => {
    const path = join(folder, 'x.log')
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
