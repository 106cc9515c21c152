/**
 * Runs the tests with Node's own runner: `tsx test/run.ts [folder …]`; no folder means all but `kill`. Node 20 expands no globs, so the files are
 * listed here. Every end-to-end file has a container of the lab's domain to itself, so two run at a time; those that stop, empty or watch the
 * whole domain run alone, at the end.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const ALONE = ['faults.test.ts', 'round-trips.test.ts', 'take-over.test.ts', 'kill.test.ts', 'kill-sample.test.ts']

const root = import.meta.dirname
const folders = process.argv.length > 2 ? process.argv.slice(2) : ['unit', 'powershell', 'e2e']
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

function run(chosen: readonly string[], concurrency: number): number {
  if (chosen.length === 0) return 0
  const args = ['--import', 'tsx', '--test', `--test-concurrency=${concurrency}`, '--test-reporter=spec', ...chosen]
  return spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1
}

const isAlone = (file: string) => ALONE.some((name) => file.endsWith(name))
const together = run(
  files.filter((file) => !isAlone(file)),
  2,
)
const alone = run(files.filter(isAlone), 1)
process.exit(together || alone)
