# How many items in a row failed as if the domain controller were gone.
$script:LostInARow = 0

<#
.SYNOPSIS
What went wrong with one item, as Get-SyncFailure; the category is 'unavailable' only when the domain controller is really gone.
.DESCRIPTION
ADServerDownException and TimeoutException do not prove that: the ActiveDirectory module throws the first for any failed communication, also for one
request that is too large, and the second for one object that takes long. So the domain controller is asked. When it answers, the item fails
alone, and may or may not be done; a second one in a row ends the batch all the same.
#>
function Get-SyncItemFailure {
    param([System.Management.Automation.ErrorRecord]$ErrorRecord, [string]$Server)
    $failure = Get-SyncFailure -ErrorRecord $ErrorRecord
    if ($failure.category -ne 'unavailable') {
        $script:LostInARow = 0
        return $failure
    }
    $script:LostInARow++
    if ($script:LostInARow -ge 2) { return $failure }
    try { [void](Get-ADRootDSE -Server $Server) }
    catch { return $failure }
    $failure.category = 'unknown'
    $failure.message += ' But the domain controller answers, so only this request was refused or lost, and may or may not be done.'
    return $failure
}
