/** The PowerShell to start, and its environment. */
import { existsSync } from 'node:fs'
import { win32 } from 'node:path'

/**
 * The variable with the path of the AdUserSync.Session module's manifest: script text holds no
 * data, and a path is data.
 */
export const MODULE_VARIABLE = 'AD_USER_SYNC_MODULE'

/**
 * The executable: the config's, else NODE_POWERSHELL, else Windows PowerShell on Windows and
 * PowerShell 7 elsewhere.
 */
export function chooseExecutable(
  configured: string | undefined,
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  return configured || environment['NODE_POWERSHELL'] || (platform === 'win32' ? 'powershell.exe' : 'pwsh')
}

/**
 * On Windows, the full path of an executable that is given by its bare name; undefined when no
 * folder of PATH has it. Node would look in the current folder first, where anybody may have put a
 * pwsh.exe: NoDefaultCurrentDirectoryInExePath is honoured only from libuv 1.48 on
 * (github.com/libuv/libuv/pull/4238), which Node 20 does not have.
 */
export function locateExecutable(
  name: string,
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
  exists: (path: string) => boolean = existsSync,
): string | undefined {
  if (platform !== 'win32' || /[\\/:]/.test(name)) return name
  const path = Object.entries(environment).find(([variable]) => variable.toUpperCase() === 'PATH')?.[1] ?? ''
  const folders = path.split(win32.delimiter).map((folder) => folder.replace(/^"(.*)"$/, '$1'))
  const file = win32.extname(name) === '' ? `${name}.exe` : name
  return folders
    .filter((folder) => win32.isAbsolute(folder))
    .map((folder) => win32.join(folder, file))
    .find(exists)
}

/**
 * What .NET finds not compiled yet (our scripts, much of the ActiveDirectory module), it compiles
 * fast, and again when it was called 30 times; what comes compiled it compiles again as well. For a
 * read of 10,000 users that took PowerShell 7 more CPU than the work itself. So it compiles well at
 * once (learn.microsoft.com/dotnet/core/runtime-config/compilation), and again only what was called
 * 1,024 times, in hexadecimal (dotnet/runtime, clrconfignames.h): without any second compilation, a
 * first import takes a third more CPU. Windows PowerShell does not know these.
 */
const COMPILE_ONCE = { DOTNET_TC_QuickJit: '0', DOTNET_TC_CallCountThreshold: '400' }

/**
 * The child's environment: the parent's without the secrets (names in any case, as on Windows),
 * whom it works for, and its module.
 * @param executable which PowerShell it is for
 */
export function childEnvironment(
  environment: NodeJS.ProcessEnv,
  executable: string,
  modulePath: string,
  platform: NodeJS.Platform = process.platform,
): NodeJS.ProcessEnv {
  const removed = new Set(['AD_USER_SYNC_HMAC', 'AD_USER_SYNC_ZIP_PASSWORD', 'TERM', 'ADPS_LOADDEFAULTDRIVE'])
  // In a PowerShell 7 console it names modules that Windows PowerShell finds first and cannot load,
  // Get-ExecutionPolicy's among them: pwsh sets it right for its own children only, not for node's
  // (github.com/PowerShell/PowerShell/issues/27774, by design). Without it, Windows PowerShell
  // builds its own from the settings of machine and user (about_PSModulePath).
  if (platform === 'win32' && isWindowsPowerShell(executable)) removed.add('PSMODULEPATH')
  return {
    ...COMPILE_ONCE,
    ...Object.fromEntries(Object.entries(environment).filter(([name]) => !removed.has(name.toUpperCase()))),
    // Otherwise PowerShell 7 writes terminal escapes around each command, into pipes too
    // (ConsoleHost.cs, DECCKM_ON).
    TERM: 'dumb',
    // Otherwise `Import-Module ActiveDirectory` looks for a domain controller to mount as the drive
    // AD: (about_ActiveDirectory).
    ADPS_LoadDefaultDrive: '0',
    // Its writers stop when this process is gone (Open-SyncParent.ps1).
    AD_USER_SYNC_PARENT: String(process.pid),
    [MODULE_VARIABLE]: modulePath,
  }
}

/** The other PowerShell of Windows, to try when this one fails. */
export const otherPowerShell = (executable: string): string =>
  isWindowsPowerShell(executable) ? 'pwsh.exe' : 'powershell.exe'

/** PowerShell 6 and later are `pwsh`, whatever folder they are in. */
const isWindowsPowerShell = (executable: string): boolean => /^powershell(\.exe)?$/i.test(win32.basename(executable))
