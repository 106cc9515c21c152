/**
 * The lint of the PowerShell scripts: runs Test-ScriptCompatibility.ps1, which parses every file
 * below ps-scripts with PowerShell's own parser. It needs a PowerShell 7 engine: NODE_POWERSHELL,
 * else the lab's.
 *
 * With `--members` it writes reference/framework-members.json anew, for what the scripts use now.
 * That takes the .NET SDK, and from NuGet Microsoft's reference assemblies of .NET Framework 4.6.2.
 */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { labPath } from '../lab/layout.js'
import { powershell } from '../lab/pwsh.js'

const root = join(import.meta.dirname, '../..')
const reference = join(import.meta.dirname, 'reference')

const engine = process.env['NODE_POWERSHELL'] ?? powershell

const MEMBERS = join(reference, 'framework-members.json')

/** What the check printed and whether it found nothing. */
export function checkScripts(folder: string): { ok: boolean; output: string } {
  const { status, output } = runEngine({
    Folder: folder,
    DirectoryReference: join(reference, 'activedirectory-cmdlets.json'),
    CoreReference: join(reference, 'core-cmdlets.json'),
    MemberReference: MEMBERS,
  })
  return { ok: status === 0, output }
}

function runEngine(parameters: object, ...switches: string[]): { status: number | null; output: string } {
  const script = join(import.meta.dirname, 'Test-ScriptCompatibility.ps1')
  const args = Object.entries(parameters).flatMap(([name, value]) => [`-${name}`, value as string])
  const run = spawnSync(engine, ['-NoProfile', '-NonInteractive', '-File', script, ...args, ...switches], {
    encoding: 'utf8',
    env: { ...process.env, TERM: 'dumb' },
    maxBuffer: 64 * 1024 * 1024,
  })
  if (run.error)
    throw new Error(`the PowerShell scripts cannot be checked: ${engine}: ${run.error.message}. Run: npm run lab -- up`)
  return { status: run.status, output: run.stdout + run.stderr }
}

type Members = Record<string, Record<string, { has: string[]; later: string[] }>>

/** Writes the reference, a member a line. @throws Error when there is something that 4.6.2 lacks */
function writeMembers(): void {
  const { output } = runEngine({ Folder: join(root, 'ps-scripts') }, '-List')
  const project = join(import.meta.dirname, 'framework')
  const artifacts = ['--artifacts-path', labPath('build', 'framework'), '-p:UseSharedCompilation=false']
  const made = spawnSync('dotnet', ['run', '-c', 'Release', ...artifacts, '--project', project], {
    encoding: 'utf8',
    input: output,
    maxBuffer: 64 * 1024 * 1024,
  })
  if (made.status !== 0 || made.stderr !== '') throw new Error(made.error?.message ?? made.stderr + made.stdout)
  const types = Object.entries(JSON.parse(made.stdout) as Members).map(([type, members]) => {
    const lines = Object.entries(members).map(([name, member]) => `    "${name}": ${JSON.stringify(member)}`)
    return `  "${type}": {${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}}`
  })
  writeFileSync(MEMBERS, `{\n${types.join(',\n')}\n}\n`)
}

if (process.argv[1] === import.meta.filename) {
  if (process.argv[2] === '--members') writeMembers()
  const { ok, output } = checkScripts(join(root, 'ps-scripts'))
  process.stdout.write(output)
  process.exit(ok ? 0 : 1)
}
