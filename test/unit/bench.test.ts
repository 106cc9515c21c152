/** The README's table of speed is that of the newest results that are kept. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { it } from 'node:test'
import { newestReport, withTable } from '../bench/results.js'

it('the README shows the newest results of the benchmark', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8')
  const report = newestReport()
  assert.ok(report !== null, 'npm run bench -- --keep')
  assert.equal(withTable(readme, report), readme)
})
