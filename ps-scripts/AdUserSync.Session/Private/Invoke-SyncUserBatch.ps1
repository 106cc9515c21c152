<#
.SYNOPSIS
A batch of writes to users below the managed container, confirmed first. The parameters are those of Invoke-SyncBatch.
#>
function Invoke-SyncUserBatch {
    param([string]$Server, [string]$Scope, [object[]]$Items, $Write, [hashtable]$With = @{}, [int]$Parallel = 1)
    $users = Find-SyncUser -Server $Server -SearchBase (ConvertFrom-SyncValue -Value $Scope) -Items $Items
    return Invoke-SyncBatch -Server $Server -Items $Items -Users $users -Write $Write -With $With -Parallel $Parallel
}
