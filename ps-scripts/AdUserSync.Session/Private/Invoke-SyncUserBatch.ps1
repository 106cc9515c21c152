<#
.SYNOPSIS
A batch of writes to users below the managed container, confirmed first.
#>
function Invoke-SyncUserBatch {
    param([string]$Server, [string]$Scope, [object[]]$Items, [scriptblock]$Write)
    $users = Find-SyncUser -Server $Server -SearchBase (ConvertFrom-SyncValue -Value $Scope) -Items $Items
    return Invoke-SyncBatch -Server $Server -Items $Items -Users $users -Action $Write
}
