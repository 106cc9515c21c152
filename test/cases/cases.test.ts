/**
 * Cases from public bug reports of tools that do this job, as data: each folder of data/ is one,
 * and support/run-case.ts says what is in it. Every import is followed by a second one of the same
 * file, which must change nothing.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { checkExpected, titleOf } from './support/expected.js'
import { runCase } from './support/run-case.js'
import { removeTree } from './support/tree.js'

const DATA = join(import.meta.dirname, 'data')

describe('a case', () => {
  after(() => Promise.all([removeTree('source'), removeTree('target')]))
  for (const name of readdirSync(DATA).sort()) {
    const folder = join(DATA, name)
    const expected = readFileSync(join(folder, 'expected.txt'), 'utf8')
    it(`${name}: ${titleOf(expected)}`, async () => checkExpected(expected, await runCase(folder)))
  }
})
