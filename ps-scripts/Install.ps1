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
Folder for the program. Default: the folder where it is installed, or ad-user-sync in Program Files. Only administrators should be able to write to it: whoever
can change the program acts as everybody who runs it.
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
    [ValidateNotNullOrEmpty()][string]$Destination,
    [ValidateNotNullOrEmpty()][string]$ModulePath = [System.IO.Path]::Combine([Environment]::GetFolderPath('ProgramFiles'), 'WindowsPowerShell', 'Modules'),
    [switch]$Uninstall
)
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

# What the zip holds: an installation copies and replaces these and no others. It may have been unpacked among downloads, and Windows loads a library that is beside
# a program before its own. And somebody may have tried a config there: everybody may read what is in Program Files.
$Parts = @(
    'ad-user-sync.cjs', 'ad-user-sync.completer.ps1', 'ad-user-sync.exe', 'ad-user-sync.ps1', 'Install.ps1', 'LICENSE', 'node.exe'
    'package.json', 'ps-scripts', 'README.html', 'sbom.cdx.json', 'schemas', 'THIRD-PARTY-LICENSES.txt'
)
$EventSource = 'ad-user-sync'
$EnvironmentKey = 'SYSTEM\CurrentControlSet\Control\Session Manager\Environment'
$OnWindows = [System.IO.Path]::DirectorySeparatorChar -eq '\'

# The 32-bit Windows PowerShell installs where no other PowerShell looks: its Program Files, its $PROFILE and its execution policy are its own.
function Assert-Bitness {
    if (-not $OnWindows -or [IntPtr]::Size -eq 8) { return }
    throw 'Install.ps1 needs the 64-bit PowerShell of 64-bit Windows: start "Windows PowerShell", not "Windows PowerShell (x86)"'
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

# Before the old program is removed: the script may be a copy without the rest of the zip, or come without any folder (Invoke-Command -FilePath).
function Assert-Source {
    param([string]$Folder)
    if ($Folder -eq $Destination.TrimEnd('\', '/')) { throw "this Install.ps1 is the installed one in '$Destination': run the one in the folder where the zip was unpacked" }
    $present = @(if ($Folder -ne '') { foreach ($path in [System.IO.Directory]::GetFileSystemEntries($Folder)) { [System.IO.Path]::GetFileName($path) } })
    $program = if ($present -contains 'ad-user-sync.exe') { 'ad-user-sync.exe' } else { 'node.exe', 'ad-user-sync.cjs' }
    foreach ($part in @('package.json', 'schemas', 'ps-scripts') + $program) {
        if ($present -notcontains $part) { throw "'$part' is not beside this Install.ps1: unpack the whole zip, and run the one in its folder" }
    }
}

# Where the installed module looks for the program.
function Get-ProgramFolder {
    if ([System.IO.Directory]::Exists($ModuleFolder)) {
        foreach ($note in [System.IO.Directory]::GetFiles($ModuleFolder, 'tool.txt', 'AllDirectories')) { return [System.IO.File]::ReadAllText($note) }
    }
    return [System.IO.Path]::Combine([Environment]::GetFolderPath('ProgramFiles'), 'ad-user-sync')
}

# A file, or a folder with all that is in it.
function Copy-Part {
    param([string]$From, [string]$To)
    if ([System.IO.File]::Exists($From)) {
        [System.IO.File]::Copy($From, $To, $true)
        # Windows holds what came out of a downloaded zip for a file of the internet, which RemoteSigned does not run.
        # -Confirm of this script asks for each step, and not for each file.
        if ($OnWindows) { Unblock-File -LiteralPath $To -Confirm:$false }
    }
    elseif ([System.IO.Directory]::Exists($From)) {
        [void][System.IO.Directory]::CreateDirectory($To)
        foreach ($path in [System.IO.Directory]::GetFileSystemEntries($From)) {
            Copy-Part -From $path -To ([System.IO.Path]::Combine($To, [System.IO.Path]::GetFileName($path)))
        }
    }
}

function Remove-Part {
    param([string]$Path)
    if ([System.IO.Directory]::Exists($Path)) { [System.IO.Directory]::Delete($Path, $true) }
    elseif ([System.IO.File]::Exists($Path)) { [System.IO.File]::Delete($Path) }
}

function Remove-Program {
    foreach ($part in $Parts) { Remove-Part -Path ([System.IO.Path]::Combine($Destination, $part)) }
}

# The zip has one of the two forms of the program: not every part is there.
function Copy-Program {
    param([string]$From)
    [void][System.IO.Directory]::CreateDirectory($Destination)
    foreach ($part in $Parts) { Copy-Part -From ([System.IO.Path]::Combine($From, $part)) -To ([System.IO.Path]::Combine($Destination, $part)) }
}

function Copy-Module {
    $from = [System.IO.Path]::Combine($Destination, 'ps-scripts', 'AdUserSync')
    $manifest = [System.IO.File]::ReadAllText([System.IO.Path]::Combine($from, 'AdUserSync.psd1'))
    $version = [regex]::Match($manifest, "ModuleVersion\s*=\s*'([^']+)'").Groups[1].Value
    $to = [System.IO.Path]::Combine($ModuleFolder, $version)
    Copy-Part -From $from -To $to
    [System.IO.File]::WriteAllText([System.IO.Path]::Combine($to, 'tool.txt'), $Destination, [System.Text.UTF8Encoding]::new($false))
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

# The line in the profile of all users that loads tab completion.
function Set-Profile {
    param([switch]$Without)
    # As this PowerShell reads it: without a byte order mark, Windows PowerShell takes it for ANSI, and PowerShell 7 for UTF-8. Default is just that.
    $lines = @(if ([System.IO.File]::Exists($ProfileFile)) { [System.IO.File]::ReadAllLines($ProfileFile, [System.Text.Encoding]::Default) })
    if (($lines -contains $ProfileLine) -ne [bool]$Without) { return }
    $kept = @(if ($Without) { $lines | Where-Object -FilterScript { $_ -ne $ProfileLine } } else { $lines + $ProfileLine })
    if ($kept.Length -eq 0) {
        [System.IO.File]::Delete($ProfileFile)
        return
    }
    [void][System.IO.Directory]::CreateDirectory([System.IO.Path]::GetDirectoryName($ProfileFile))
    # With a byte order mark, for a path may have an umlaut.
    [System.IO.File]::WriteAllLines($ProfileFile, [string[]]$kept, [System.Text.UTF8Encoding]::new($true))
}

# The execution policy of every user: what only this process or this user may run does not count. Without one, Windows PowerShell runs no scripts on a client
# (about_Execution_Policies); ProductType is WinNT there.
function Get-ComputerPolicy {
    foreach ($policy in Get-ExecutionPolicy -List) {
        if ('MachinePolicy', 'LocalMachine' -notcontains [string]$policy.Scope -or [string]$policy.ExecutionPolicy -eq 'Undefined') { continue }
        return [string]$policy.ExecutionPolicy
    }
    if (-not $OnWindows -or $PSVersionTable.PSVersion.Major -ge 6) { return 'RemoteSigned' }
    $product = [Microsoft.Win32.Registry]::GetValue('HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\ProductOptions', 'ProductType', '')
    if ([string]$product -eq 'WinNT') { return 'Restricted' }
    return 'RemoteSigned'
}

function Install-Completion {
    # A profile that must not run would show an error to everybody at each start.
    $policy = Get-ComputerPolicy
    if ($policy -eq 'Restricted') {
        Write-Warning -Message ('the execution policy of this computer lets PowerShell run no scripts: neither ad-user-sync nor its tab completion works. ' +
            'Run Set-ExecutionPolicy RemoteSigned as an administrator, or change the group policy that forbids it, then run Install.ps1 again')
    }
    elseif ($policy -eq 'AllSigned') {
        Write-Warning -Message 'tab completion for ad-user-sync is not set up: under the execution policy AllSigned, the profile of all users must be signed'
    }
    elseif ($PSCmdlet.ShouldProcess($ProfileFile, 'Set up tab completion for ad-user-sync')) {
        # All else is installed by now. The folder of a PowerShell from the Store is read-only for administrators, too.
        try { Set-Profile }
        catch [System.UnauthorizedAccessException] { Write-Warning -Message "tab completion for ad-user-sync is not set up: '$ProfileFile' cannot be written" }
    }
}

Assert-Bitness
$ModuleFolder = [System.IO.Path]::Combine($PSCmdlet.GetUnresolvedProviderPathFromPSPath($ModulePath), 'AdUserSync')
if (-not $PSBoundParameters.ContainsKey('Destination')) { $Destination = Get-ProgramFolder }
$Destination = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($Destination)
# A remote session has no $PROFILE (about_Profiles).
$ProfileFile = [System.IO.Path]::Combine($PSHOME, 'profile.ps1')
$Profiles = $PSCmdlet.SessionState.PSVariable.GetValue('PROFILE')
if (-not [string]::IsNullOrEmpty($Profiles)) { $ProfileFile = $Profiles.AllUsersAllHosts }
# A program that was removed from within another PowerShell leaves no error in this one.
$Completer = [System.IO.Path]::Combine($Destination, 'ad-user-sync.completer.ps1').Replace("'", "''")
$ProfileLine = "if (Test-Path -LiteralPath '$Completer') { . '$Completer' }"
if (-not $WhatIfPreference) {
    Assert-Administrator
    Assert-NotRunning
}

if ($Uninstall) {
    if ($PSCmdlet.ShouldProcess($Destination, 'Remove the program')) {
        Remove-Program
        # It stays where there are files of somebody's own, or where it is the current folder of a console.
        try { [System.IO.Directory]::Delete($Destination) } catch [System.IO.IOException] { Write-Verbose -Message "$_" }
    }
    if ($OnWindows) {
        if ($PSCmdlet.ShouldProcess('PATH of this computer', "Remove '$Destination'")) { Set-MachinePath -Without }
        if ($PSCmdlet.ShouldProcess("event source '$EventSource'", 'Remove') -and [System.Diagnostics.EventLog]::SourceExists($EventSource)) {
            [System.Diagnostics.EventLog]::DeleteEventSource($EventSource)
        }
    }
    if ($PSCmdlet.ShouldProcess($ProfileFile, 'Remove tab completion for ad-user-sync')) { Set-Profile -Without }
    # At the end: until then it says where the program is.
    if ($PSCmdlet.ShouldProcess($ModuleFolder, 'Remove the PowerShell module')) { Remove-Part -Path $ModuleFolder }
    return
}

$source = $PSScriptRoot.TrimEnd('\', '/')
Assert-Source -Folder $source
if ($PSCmdlet.ShouldProcess($Destination, 'Copy and unblock the program')) {
    Remove-Program
    Copy-Program -From $source
}
if ($PSCmdlet.ShouldProcess($ModuleFolder, 'Install the PowerShell module AdUserSync')) {
    Remove-Part -Path $ModuleFolder
    Copy-Module
}
if ($OnWindows) {
    if ($PSCmdlet.ShouldProcess('PATH of this computer', "Add '$Destination'")) { Set-MachinePath }
    if ($PSCmdlet.ShouldProcess("event source '$EventSource'", 'Register') -and -not [System.Diagnostics.EventLog]::SourceExists($EventSource)) {
        [System.Diagnostics.EventLog]::CreateEventSource($EventSource, 'Application')
    }
}
Install-Completion
if (-not $WhatIfPreference) {
    $message = "ad-user-sync is installed in '$Destination'. Open a new PowerShell in a folder for the sync, and run: ad-user-sync --help"
    Write-Information -MessageData $message -InformationAction Continue
}
