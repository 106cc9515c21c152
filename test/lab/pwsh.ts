import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { downloaded } from './build.js'
import { log, run } from './command.js'
import { labPath } from './layout.js'
import { quoted } from './shell.js'

/**
 * The lab's PowerShell: the real one, with the lab's startup hook, and without files or messages of
 * its own outside the lab.
 */
export const powershell = labPath('bin', 'pwsh')

/** Writes the launcher of the program that was built, and says which PowerShell it is. */
export async function installPowerShell(): Promise<void> {
  const { dotnet } = await downloaded()
  const variables = {
    DOTNET_ROOT: dotnet,
    DOTNET_STARTUP_HOOKS: labPath('powershell', 'LabPowerShell.dll'),
    POWERSHELL_TELEMETRY_OPTOUT: '1',
    POWERSHELL_UPDATECHECK: 'Off',
    XDG_CACHE_HOME: labPath('powershell-home', 'cache'),
    XDG_CONFIG_HOME: labPath('powershell-home', 'config'),
    XDG_DATA_HOME: labPath('powershell-home', 'data'),
  }
  const lines = Object.entries(variables).map(([name, value]) => `export ${name}=${quoted(value)}\n`)
  await mkdir(dirname(powershell), { recursive: true })
  // .NET takes a data folder that is not there for none, and PowerShell's modules then write to the
  // current one.
  await mkdir(variables.XDG_DATA_HOME, { recursive: true })
  await writeFile(powershell, `#!/bin/sh\n${lines.join('')}exec ${quoted(labPath('powershell', 'pwsh'))} "$@"\n`)
  await chmod(powershell, 0o755)
  log(await askPowerShell())
}

/** What the lab's PowerShell says of itself: version and program. */
export async function askPowerShell(): Promise<string> {
  const command = '"PowerShell $($PSVersionTable.PSVersion) is $([Environment]::ProcessPath)"'
  return (await run(powershell, ['-NoLogo', '-NoProfile', '-Command', command])).trim()
}
