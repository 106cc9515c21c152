<#
.SYNOPSIS
Opens the process that this session works for, so that writers can tell when it is gone.
.DESCRIPTION
A killed tool leaves PowerShell finishing its batch: the end of standard input is only seen when the next command is read, and
asking for it while a batch runs would block. So the tool gives its process id in AD_USER_SYNC_PARENT, and writers look
between items (Assert-SyncParent). Without the variable, as at an administrator's prompt, nobody is watched.
#>
function Open-SyncParent {
    $id = [Environment]::GetEnvironmentVariable('AD_USER_SYNC_PARENT')
    if ([string]::IsNullOrEmpty($id)) { return $null }
    $process = [System.Diagnostics.Process]::GetProcessById([int]$id)
    # While the handle is open, Windows gives the process id to no other process. Elsewhere it would make .NET look only every 0.1 seconds.
    if ([Environment]::OSVersion.Platform -eq 'Win32NT') { [void]$process.Handle }
    return $process
}
