/**
 * Runs the tests with Node's own runner: `tsx test/run.ts [folder …]`; no folder means all but `kill`.
 * Node 20 expands no globs, so the files are listed here; end-to-end files share one lab, so they run one after another.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'

const root = import.meta.dirname
const folders = process.argv.length > 2 ? process.argv.slice(2) : ['core', 'cli', 'powershell', 'e2e']
const files = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .sort()
    .map((name) => join(root, folder, name)),
)
if (files.length === 0) {
  console.error(`no tests in: ${folders.join(', ')}`)
  process.exit(1)
}
const run = spawnSync(process.execPath, ['--import', 'tsx', '--test', '--test-concurrency=1', '--test-reporter=spec', ...files], {
  stdio: 'inherit',
})
process.exit(run.status ?? 1)
