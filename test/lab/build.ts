import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { log, run } from './command.js'
import { labPath, root } from './layout.js'

/** A project that `dotnet publish` builds. */
export interface Project {
  name: string
  /** Of its sources and `NAME.csproj`. */
  folder: string
  output: string
  /** Files elsewhere that it holds. */
  data?: readonly string[]
  /** The system it is for, where that is not the project's own. */
  runtime?: string
}

const activeDirectory: Project = {
  name: 'ActiveDirectory',
  folder: join(root, 'test/lab/ActiveDirectory'),
  output: labPath('modules', 'ActiveDirectory'),
  data: ['schemas/folded-letters.json'],
}

const projects: readonly Project[] = [
  {
    name: 'LabPowerShell',
    folder: join(root, 'test/lab/powershell'),
    output: labPath('powershell'),
  },
  activeDirectory,
]

/**
 * Builds PowerShell with its startup hook, and the ActiveDirectory module, each only when its
 * sources have changed.
 */
export async function buildProjects(): Promise<void> {
  for (const project of projects) await build(project)
}

/** Builds a project when its sources have changed since it was last built for that system. */
export async function build(project: Project): Promise<void> {
  const file = join(project.folder, `${project.name}.csproj`)
  if (!existsSync(file)) return log(`${relative(root, file)} does not exist yet: not built`)
  const { runtime = 'own' } = project
  const artifacts = labPath('build', runtime)
  const stamp = join(artifacts, `${project.name}.sources`)
  const sources = await hashOf(project)
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === sources) return

  log(`building ${project.name}${project.runtime === undefined ? '' : ` for ${project.runtime}`}`)
  await mkdir(dirname(stamp), { recursive: true })
  await rm(stamp, { force: true })
  await rm(project.output, { recursive: true, force: true })
  await publish(file, project, artifacts)
  await writeFile(stamp, sources)
}

async function publish(file: string, { output, runtime }: Project, artifacts: string): Promise<void> {
  // --artifacts-path keeps bin and obj out of the sources, where two labs would overwrite each
  // other's; without the other options the compiler and MSBuild stay behind as servers.
  await run(
    'dotnet',
    [
      ...['publish', file, '-c', 'Release', '-o', output, '--artifacts-path', artifacts],
      ...(runtime === undefined ? [] : ['-r', runtime]),
      ...['-nodeReuse:false', '-p:UseSharedCompilation=false', '-v', 'quiet'],
    ],
    { DOTNET_CLI_TELEMETRY_OPTOUT: '1', DOTNET_NOLOGO: '1', DOTNET_CLI_USE_MSBUILD_SERVER: '0' },
  ).catch((error: unknown) => {
    if (error instanceof Error && error.message === 'dotnet is not installed') {
      throw new Error("dotnet is not installed: install the .NET 10 SDK, which builds the lab's PowerShell parts", {
        cause: error,
      })
    }
    throw error
  })
}

/**
 * What the build of LabPowerShell has found: PowerShell's folder for Unix in NuGet's cache, and
 * that of the .NET that it runs on.
 */
export async function downloaded(): Promise<{ folder: string; dotnet: string }> {
  const [folder = '', dotnet = ''] = (await readFile(labPath('powershell', 'program.txt'), 'utf8')).split('\n')
  return { folder, dotnet }
}

/** The ActiveDirectory module, for another system than this one. */
export const moduleFor = (runtime: string, output: string): Project => ({ ...activeDirectory, runtime, output })

async function hashOf({ folder, data = [] }: Project): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
  const hash = createHash('sha256')
  for (const file of files.filter((path) => !/^(bin|obj)\//.test(path)).sort()) {
    hash.update(`${file}\0`).update(await readFile(join(folder, file)))
  }
  for (const file of data) hash.update(await readFile(join(root, file)))
  return hash.digest('hex')
}
