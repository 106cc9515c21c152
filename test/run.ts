/**
 * Runs the tests with Node's own runner: `tsx test/run.ts [--reader own|host|small] [--without
 * e2e/faults …] [folder or file …]`; none means all but `kill`, `large` and `faults`. `--without`
 * leaves out the files that begin with that. Node 20 expands no globs, so the files are listed
 * here. Every end-to-end file has a container of the lab's domain to itself, so two run at a time;
 * those that stop, empty or watch the whole domain run alone, at the end, and one that ends wine.
 *
 * PowerShell reads commands in more than one way (test/lab/powershell/CommandReader.cs). Without
 * `--reader`, the files that stand on it run twice: as in PowerShell 7, and as in Windows
 * PowerShell.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { askPowerShell } from './lab/pwsh.js'

const ALONE =
  /(cases|faults|lost-connection|round-trips|take-over|kill|kill-sample|disturbed|large-group|windows-install)\.test\.ts$/
/**
 * The whole of export, import, interactive mode and secrets; the tests of the session ask for each
 * reader by themselves.
 */
const IN_BOTH_READERS = /e2e\/(export|import|interactive|secrets).*/

const root = import.meta.dirname
const { values, positionals } = parseArgs({
  options: { reader: { type: 'string' }, without: { type: 'string', multiple: true, default: [] } },
  allowPositionals: true,
})
const folders = positionals.length > 0 ? positionals : ['unit', 'powershell', 'module', 'e2e', 'cases']
const filesOf = (folder: string): string[] =>
  folder.endsWith('.test.ts') ? [''] : readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
const files = folders.flatMap((folder) =>
  filesOf(folder)
    .filter((name) => join(folder, name).endsWith('.test.ts'))
    .sort()
    .map((name) => join(root, folder, name))
    .filter((path) => !values.without.some((start) => path.startsWith(join(root, start)))),
)
if (files.length === 0) {
  console.error(`no tests in: ${folders.join(', ')}`)
  process.exit(1)
}

/**
 * Runs the files, those for themselves last; 0 when all passed. Every PowerShell inherits the
 * reader.
 */
async function pass(chosen: readonly string[], reader: string): Promise<number> {
  if (chosen.length === 0) return 0
  if (chosen.some((file) => !file.startsWith(join(root, 'unit'))))
    console.log(`${await askPowerShell()}; its reader: ${reader || 'its own'}`)
  const isAlone = (file: string) => ALONE.test(file)
  const together = run(
    chosen.filter((file) => !isAlone(file)),
    2,
    reader,
  )
  const alone = run(chosen.filter(isAlone), 1, reader)
  return together || alone
}

function run(chosen: readonly string[], concurrency: number, reader: string): number {
  if (chosen.length === 0) return 0
  const args = ['--import', 'tsx', '--test', `--test-concurrency=${concurrency}`, '--test-reporter=spec', ...chosen]
  const env = { ...process.env, LAB_READER: reader }
  return spawnSync(process.execPath, args, { stdio: 'inherit', env }).status ?? 1
}

const first = await pass(files, values.reader === 'own' ? '' : (values.reader ?? ''))
const second =
  values.reader === undefined
    ? await pass(
        files.filter((file) => IN_BOTH_READERS.test(file)),
        'host',
      )
    : 0
process.exit(first || second)
