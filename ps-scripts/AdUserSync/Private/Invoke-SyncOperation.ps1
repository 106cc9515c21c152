<#
.SYNOPSIS
Calls the function of an operation. A fixed table: what a request names is compared, never invoked.
#>
function Invoke-SyncOperation {
    param([string]$Operation, $Parameters, [System.Security.SecureString[]]$Secrets)
    if ($Operation -ceq 'Get-SyncSession') { return Get-SyncSession }
    if ($Operation -ceq 'Write-SyncEvent') { return Write-SyncEvent -Parameters $Parameters }
    Import-DirectoryModule
    switch -CaseSensitive ($Operation) {
        'Get-SyncModule' { return Get-SyncModule }
        'Get-SyncServer' { return Get-SyncServer -Parameters $Parameters }
        'Get-SyncPasswordPolicy' { return Get-SyncPasswordPolicy -Parameters $Parameters }
        'Find-SyncObject' { return Find-SyncObject -Parameters $Parameters }
        'Read-SyncPage' { return Read-SyncPage -Cursor $Parameters.cursor }
        'New-SyncUser' { return New-SyncUser -Parameters $Parameters }
        'Set-SyncUser' { return Set-SyncUser -Parameters $Parameters }
        'Rename-SyncUser' { return Rename-SyncUser -Parameters $Parameters }
        'Disable-SyncUser' { return Disable-SyncUser -Parameters $Parameters }
        'Enable-SyncUser' { return Enable-SyncUser -Parameters $Parameters -Passwords $Secrets }
        'Move-SyncUser' { return Move-SyncUser -Parameters $Parameters }
        'Add-SyncGroupMember' { return Add-SyncGroupMember -Parameters $Parameters }
        'Remove-SyncGroupMember' { return Remove-SyncGroupMember -Parameters $Parameters }
    }
    throw (New-SyncException -Category 'unknown' -Type 'Protocol' -Message "There is no operation '$Operation'.")
}
