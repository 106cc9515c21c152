import { existsSync } from 'node:fs'
import { cp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, moduleFor } from '../lab/build.js'
import { log, run } from '../lab/command.js'
import { asJson, labVariables, moduleDomains } from '../lab/environment.js'
import { root } from '../lab/layout.js'
import { withLock } from '../lab/lock.js'
import { installPackages } from '../lab/packages.js'
import { up } from '../lab/up.js'
import { asWindows, nodeExe, pwshExe, windowsPath, wine } from './wine.js'

/**
 * Brings up the lab and, where something of it is missing, what runs the product as a Windows
 * program in it.
 */
export async function windowsUp(): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(
      `wine runs Windows' programs on Linux for x64 only, and this is ${process.platform} for ${process.arch}`,
    )
  await up()
  await withLock(windowsPath('up.lock'), async () => {
    await installPackages(['wine', 'wine64'])
    await installNode()
    await build({
      name: 'DotnetRoot',
      folder: join(root, 'test/windows/dotnet-root'),
      output: windowsPath('dotnet'),
      runtime: 'win-x64',
    })
    await build(moduleFor('win-x64', windowsPath('modules', 'ActiveDirectory')))
    await createPrefix()
  })
}

/**
 * A package of its own, since npm holds Windows' Node for a mistake on Linux, and its 87 MB are no
 * part of `npm ci`.
 */
async function installNode(): Promise<void> {
  if (existsSync(nodeExe)) return
  log("installing Windows' Node")
  const folder = windowsPath('node')
  await cp(join(root, 'src/packaging/node'), folder, { recursive: true })
  await run('npm', ['ci', '--prefix', folder, '--force', '--os=win32', '--cpu=x64', '--no-audit', '--no-fund'])
}

/**
 * What wine takes for drive C and the registry. Ready when it has its version: an unfinished one is
 * made anew.
 */
async function createPrefix(): Promise<void> {
  const ready = windowsPath('prefix', 'ready')
  if (existsSync(ready)) return
  log('creating the folder that wine takes for Windows')
  await rm(windowsPath('prefix'), { recursive: true, force: true })
  await wine('wineboot', '--init')
  await wine('winecfg', '/v', 'win10')
  await writeFile(ready, '')
}

/** The lab's variables as Windows programs have them. */
export async function windowsVariables(): Promise<NodeJS.ProcessEnv> {
  const { PATH: _path, ...variables } = labVariables()
  const domains = windowsPath('domains.json')
  // LDAP without encryption: wine's own client was not seen to trust the lab's certificates.
  await writeFile(domains, asJson(moduleDomains()))
  return {
    ...variables,
    NODE_POWERSHELL: asWindows(await pwshExe()),
    PSModulePath: asWindows(windowsPath('modules')),
    LAB_DOMAINS: asWindows(domains),
  }
}
