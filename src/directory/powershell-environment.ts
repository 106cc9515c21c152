/** Which PowerShell is started, and what it is told through its environment. */

/** The executable: the config's, else NODE_POWERSHELL, else Windows PowerShell on Windows and PowerShell 7 elsewhere. */
export function chooseExecutable(
  configured: string | undefined,
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  return configured || environment['NODE_POWERSHELL'] || (platform === 'win32' ? 'powershell.exe' : 'pwsh')
}

/** The child's environment: the parent's without the variables that hold secrets (names in any case, as on Windows). */
export function childEnvironment(environment: NodeJS.ProcessEnv, secretNames: readonly string[] = []): NodeJS.ProcessEnv {
  const removed = new Set(['AD_USER_SYNC_HMAC', 'TERM', 'ADPS_LOADDEFAULTDRIVE', ...secretNames.map((name) => name.toUpperCase())])
  return {
    ...Object.fromEntries(Object.entries(environment).filter(([name]) => !removed.has(name.toUpperCase()))),
    // Otherwise PowerShell 7 writes terminal escapes around each command, into pipes too (ConsoleHost.cs, DECCKM_ON).
    TERM: 'dumb',
    // Otherwise `Import-Module ActiveDirectory` looks for a domain controller to mount as the drive AD: (about_ActiveDirectory).
    ADPS_LoadDefaultDrive: '0',
  }
}
