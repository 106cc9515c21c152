#Requires -Version 5.1

<#
.SYNOPSIS
Installs ad-user-sync for all users of this computer, or removes it.
.DESCRIPTION
Copies the program to Program Files, unblocks it and adds it to the PATH. Installs the PowerShell module AdUserSync, registers the event log source, and sets up
tab completion for the command. Run it as an administrator from the folder where the zip was unpacked. It replaces an older version. It does not touch config
files, users files or the files that runs keep beside them.

-WhatIf shows each step without doing it. The program also runs from any folder without installation.
.PARAMETER Destination
Folder for the program. Only administrators should be able to write to it: whoever can change the program acts as everybody who runs it.
.PARAMETER ModulePath
Folder for the PowerShell module. It must be in PSModulePath.
.PARAMETER Uninstall
Removes everything that the installation added.
.EXAMPLE
.\Install.ps1 -WhatIf
.EXAMPLE
.\Install.ps1
.EXAMPLE
& 'C:\Program Files\ad-user-sync\Install.ps1' -Uninstall
.OUTPUTS
None.
#>
[CmdletBinding(SupportsShouldProcess = $true)]
param(
    [ValidateNotNullOrEmpty()][string]$Destination = [System.IO.Path]::Combine([Environment]::GetFolderPath('ProgramFiles'), 'ad-user-sync'),
    [ValidateNotNullOrEmpty()][string]$ModulePath = [System.IO.Path]::Combine([Environment]::GetFolderPath('ProgramFiles'), 'WindowsPowerShell', 'Modules'),
    [switch]$Uninstall
)
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

# What the zip holds: an installation replaces these and no others, for somebody may keep a file of his own beside them.
$Parts = @(
    'ad-user-sync.cjs', 'ad-user-sync.completer.ps1', 'ad-user-sync.exe', 'ad-user-sync.ps1', 'Install.ps1', 'LICENSE', 'node.exe'
    'package.json', 'ps-scripts', 'README.html', 'sbom.cdx.json', 'schemas', 'THIRD-PARTY-LICENSES.txt'
)
$EventSource = 'ad-user-sync'
$EnvironmentKey = 'SYSTEM\CurrentControlSet\Control\Session Manager\Environment'
$OnWindows = [System.IO.Path]::DirectorySeparatorChar -eq '\'
$Destination = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($Destination)
$ModuleFolder = [System.IO.Path]::Combine($PSCmdlet.GetUnresolvedProviderPathFromPSPath($ModulePath), 'AdUserSync')
# A remote session has no $PROFILE (about_Profiles).
$ProfileFile = [System.IO.Path]::Combine($PSHOME, 'profile.ps1')
$Profiles = $PSCmdlet.SessionState.PSVariable.GetValue('PROFILE')
if (-not [string]::IsNullOrEmpty($Profiles)) { $ProfileFile = $Profiles.AllUsersAllHosts }
$CompleterLine = ". '" + [System.IO.Path]::Combine($Destination, 'ad-user-sync.completer.ps1').Replace("'", "''") + "'"

# The 32-bit Windows PowerShell installs where no other PowerShell looks: its Program Files, its $PROFILE and its execution policy are its own.
function Assert-Bitness {
    if (-not $OnWindows -or [IntPtr]::Size -eq 8) { return }
    throw 'Install.ps1 needs the 64-bit PowerShell of 64-bit Windows: start "Windows PowerShell", not "Windows PowerShell (x86)"'
}

# Before the old program is removed: the script may be a copy without the rest of the zip, or come without any folder (Invoke-Command -FilePath).
function Assert-Complete {
    param([string]$Folder)
    $present = @(if ($Folder -ne '') { foreach ($path in [System.IO.Directory]::GetFileSystemEntries($Folder)) { [System.IO.Path]::GetFileName($path) } })
    $program = if ($present -contains 'ad-user-sync.exe') { 'ad-user-sync.exe' } else { 'node.exe', 'ad-user-sync.cjs' }
    foreach ($part in @('package.json', 'schemas', 'ps-scripts') + $program) {
        if ($present -notcontains $part) { throw "'$part' is not beside this Install.ps1: unpack the whole zip, and run the one in its folder" }
    }
}

function Assert-Administrator {
    if (-not $OnWindows) { return }
    $principal = [System.Security.Principal.WindowsPrincipal][System.Security.Principal.WindowsIdentity]::GetCurrent()
    if ($principal.IsInRole([System.Security.Principal.WindowsBuiltInRole]::Administrator)) { return }
    throw 'Install.ps1 needs an administrator: start PowerShell with "Run as administrator" and run it again'
}

# A program that runs cannot be replaced: better nothing is done than half of it.
function Assert-NotRunning {
    foreach ($program in 'node.exe', 'ad-user-sync.exe') {
        $path = [System.IO.Path]::Combine($Destination, $program)
        if (-not [System.IO.File]::Exists($path)) { continue }
        try { [System.IO.File]::Open($path, 'Open', 'ReadWrite', 'None').Dispose() }
        catch [System.IO.IOException] { throw "'$path' is in use: wait until no ad-user-sync runs, then run Install.ps1 again" }
    }
}

function Remove-Part {
    foreach ($part in $Parts) {
        $path = [System.IO.Path]::Combine($Destination, $part)
        if ([System.IO.Directory]::Exists($path)) { [System.IO.Directory]::Delete($path, $true) }
        elseif ([System.IO.File]::Exists($path)) { [System.IO.File]::Delete($path) }
    }
}

# What the zip holds, and nothing that lies beside it: it may have been unpacked among downloads, and Windows loads a library that is beside a program before its own.
function Copy-Part {
    param([string]$From)
    [void][System.IO.Directory]::CreateDirectory($Destination)
    foreach ($part in $Parts) {
        $path = [System.IO.Path]::Combine($From, $part)
        if ([System.IO.Directory]::Exists($path)) { Copy-Folder -From $path -To ([System.IO.Path]::Combine($Destination, $part)) }
        elseif ([System.IO.File]::Exists($path)) { Copy-File -From $path -To $Destination }
    }
}

function Copy-File {
    param([string]$From, [string]$To)
    $copy = [System.IO.Path]::Combine($To, [System.IO.Path]::GetFileName($From))
    [System.IO.File]::Copy($From, $copy, $true)
    # Windows holds what came out of a downloaded zip for a file of the internet, which RemoteSigned does not run.
    # -Confirm of this script asks for each step, and not for each file.
    if ($OnWindows) { Unblock-File -LiteralPath $copy -Confirm:$false }
}

function Copy-Folder {
    param([string]$From, [string]$To)
    [void][System.IO.Directory]::CreateDirectory($To)
    foreach ($file in [System.IO.Directory]::GetFiles($From)) { Copy-File -From $file -To $To }
    foreach ($folder in [System.IO.Directory]::GetDirectories($From)) {
        Copy-Folder -From $folder -To ([System.IO.Path]::Combine($To, [System.IO.Path]::GetFileName($folder)))
    }
}

# Not [Environment]::SetEnvironmentVariable: it would write down what %SystemRoot% is today in the other entries.
function Set-MachinePath {
    param([switch]$Without)
    $key = [Microsoft.Win32.Registry]::LocalMachine.OpenSubKey($EnvironmentKey, $true)
    $old = [string]$key.GetValue('Path', '', [Microsoft.Win32.RegistryValueOptions]::DoNotExpandEnvironmentNames)
    $folders = @($old.Split([char[]]';') | Where-Object -FilterScript { $_ -ne '' -and $_.TrimEnd('\') -ne $Destination.TrimEnd('\') })
    if (-not $Without) { $folders += $Destination }
    $key.SetValue('Path', [string]::Join(';', $folders), [Microsoft.Win32.RegistryValueKind]::ExpandString)
    $key.Close()
    # Any variable removed in this way has Windows tell running programs that the environment is another. $null would be an empty text, which PowerShell 7.5 and later
    # write down (learn.microsoft.com/dotnet/core/compatibility/core-libraries/9.0/empty-env-variable).
    [Environment]::SetEnvironmentVariable('AD_USER_SYNC_INSTALLING', [NullString]::Value, 'Machine')
}

function Set-Profile {
    param([switch]$Without)
    # As this PowerShell reads it: without a byte order mark, Windows PowerShell takes it for ANSI, and PowerShell 7 for UTF-8. Default is just that.
    $lines = @(if ([System.IO.File]::Exists($ProfileFile)) { [System.IO.File]::ReadAllLines($ProfileFile, [System.Text.Encoding]::Default) })
    $kept = @($lines | Where-Object -FilterScript { $_ -ne $CompleterLine })
    if (-not $Without) { $kept += $CompleterLine }
    if ($kept.Length -eq 0) {
        if ([System.IO.File]::Exists($ProfileFile)) { [System.IO.File]::Delete($ProfileFile) }
        return
    }
    [void][System.IO.Directory]::CreateDirectory([System.IO.Path]::GetDirectoryName($ProfileFile))
    # With a byte order mark, for a path may have an umlaut.
    [System.IO.File]::WriteAllLines($ProfileFile, [string[]]$kept, [System.Text.UTF8Encoding]::new($true))
}

# Whether every user's PowerShell runs a profile here: where it must not, each start would show an error. What only this process or this user may run does not
# count. Without a policy, Windows PowerShell runs no scripts on a client (about_Execution_Policies); ProductType is WinNT there.
function Test-ProfileRuns {
    foreach ($policy in Get-ExecutionPolicy -List) {
        if ('MachinePolicy', 'LocalMachine' -notcontains [string]$policy.Scope -or [string]$policy.ExecutionPolicy -eq 'Undefined') { continue }
        return 'Restricted', 'AllSigned' -notcontains [string]$policy.ExecutionPolicy
    }
    if (-not $OnWindows -or $PSVersionTable.PSVersion.Major -ge 6) { return $true }
    $product = [Microsoft.Win32.Registry]::GetValue('HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\ProductOptions', 'ProductType', '')
    return [string]$product -ne 'WinNT'
}

function Install-Module {
    $from = [System.IO.Path]::Combine($Destination, 'ps-scripts', 'AdUserSync')
    $manifest = [System.IO.File]::ReadAllText([System.IO.Path]::Combine($from, 'AdUserSync.psd1'))
    $version = [regex]::Match($manifest, "ModuleVersion\s*=\s*'([^']+)'").Groups[1].Value
    $to = [System.IO.Path]::Combine($ModuleFolder, $version)
    Copy-Folder -From $from -To $to
    [System.IO.File]::WriteAllText([System.IO.Path]::Combine($to, 'tool.txt'), $Destination, [System.Text.UTF8Encoding]::new($false))
}

Assert-Bitness
if (-not $WhatIfPreference) {
    Assert-Administrator
    Assert-NotRunning
}
if ($Uninstall) {
    if ($PSCmdlet.ShouldProcess($ModuleFolder, 'Remove the PowerShell module') -and [System.IO.Directory]::Exists($ModuleFolder)) {
        [System.IO.Directory]::Delete($ModuleFolder, $true)
    }
    if ($OnWindows) {
        if ($PSCmdlet.ShouldProcess('PATH of this computer', "Remove '$Destination'")) { Set-MachinePath -Without }
        if ($PSCmdlet.ShouldProcess("event source '$EventSource'", 'Remove') -and [System.Diagnostics.EventLog]::SourceExists($EventSource)) {
            [System.Diagnostics.EventLog]::DeleteEventSource($EventSource)
        }
    }
    if ($PSCmdlet.ShouldProcess($ProfileFile, 'Remove tab completion for ad-user-sync')) { Set-Profile -Without }
    if ($PSCmdlet.ShouldProcess($Destination, 'Remove the program')) {
        Remove-Part
        if ([System.IO.Directory]::Exists($Destination) -and [System.IO.Directory]::GetFileSystemEntries($Destination).Length -eq 0) {
            [System.IO.Directory]::Delete($Destination)
        }
    }
    return
}

$source = $PSScriptRoot.TrimEnd('\', '/')
if ($source -eq $Destination.TrimEnd('\', '/')) { throw "this Install.ps1 is the installed one in '$Destination': run the one in the folder where the zip was unpacked" }
Assert-Complete -Folder $source
if ($PSCmdlet.ShouldProcess($Destination, 'Copy and unblock the program')) {
    Remove-Part
    Copy-Part -From $source
}
if ($PSCmdlet.ShouldProcess($ModuleFolder, 'Install the PowerShell module AdUserSync')) {
    if ([System.IO.Directory]::Exists($ModuleFolder)) { [System.IO.Directory]::Delete($ModuleFolder, $true) }
    Install-Module
}
if ($OnWindows) {
    if ($PSCmdlet.ShouldProcess('PATH of this computer', "Add '$Destination'")) { Set-MachinePath }
    if ($PSCmdlet.ShouldProcess("event source '$EventSource'", 'Register') -and -not [System.Diagnostics.EventLog]::SourceExists($EventSource)) {
        [System.Diagnostics.EventLog]::CreateEventSource($EventSource, 'Application')
    }
}
if (-not (Test-ProfileRuns)) {
    Write-Warning -Message ('tab completion for ad-user-sync is not set up: the execution policy of this computer lets PowerShell run no profile. ' +
        'Run Set-ExecutionPolicy RemoteSigned as an administrator, then Install.ps1 again')
}
elseif ($PSCmdlet.ShouldProcess($ProfileFile, 'Set up tab completion for ad-user-sync')) {
    # All else is installed by now. The folder of a PowerShell from the Store is read-only for administrators, too.
    try { Set-Profile }
    catch [System.UnauthorizedAccessException] { Write-Warning -Message "tab completion for ad-user-sync is not set up: '$ProfileFile' cannot be written" }
}
if (-not $WhatIfPreference) {
    $message = "ad-user-sync is installed in '$Destination'. Open a new PowerShell in a folder for the sync, and run: ad-user-sync --help"
    Write-Information -MessageData $message -InformationAction Continue
}
