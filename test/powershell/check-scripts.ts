/**
 * The lint of the PowerShell scripts: runs Test-ScriptCompatibility.ps1, which parses every file
 * below ps-scripts with PowerShell's own parser. It needs a PowerShell 7 engine: NODE_POWERSHELL,
 * else the lab's.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { powershell } from '../lab/pwsh.js'

const root = join(import.meta.dirname, '../..')
const reference = join(import.meta.dirname, 'reference')

const engine = process.env['NODE_POWERSHELL'] ?? powershell

/** What the check printed and whether it found nothing. */
export function checkScripts(folder: string): { ok: boolean; output: string } {
  const script = join(import.meta.dirname, 'Test-ScriptCompatibility.ps1')
  const parameters = {
    Folder: folder,
    DirectoryReference: join(reference, 'activedirectory-cmdlets.json'),
    CoreReference: join(reference, 'core-cmdlets.json'),
  }
  const args = Object.entries(parameters).flatMap(([name, value]) => [`-${name}`, value])
  const run = spawnSync(engine, ['-NoProfile', '-NonInteractive', '-File', script, ...args], {
    encoding: 'utf8',
    env: { ...process.env, TERM: 'dumb' },
    maxBuffer: 64 * 1024 * 1024,
  })
  if (run.error)
    throw new Error(`the PowerShell scripts cannot be checked: ${engine}: ${run.error.message}. Run: npm run lab -- up`)
  return { ok: run.status === 0, output: run.stdout + run.stderr }
}

if (process.argv[1] === import.meta.filename) {
  const { ok, output } = checkScripts(join(root, 'ps-scripts'))
  process.stdout.write(output)
  process.exit(ok ? 0 : 1)
}
