<#
.SYNOPSIS
A batch of writes to users below the managed container, confirmed first: {server, scope, items: [{guid, ...}]}.
#>
function Invoke-SyncUserBatch {
    param($Parameters, [scriptblock]$Write)
    $scope = ConvertFrom-SyncValue -Value $Parameters.scope
    $users = Find-SyncUser -Server @{ Server = $Parameters.server } -Scope $scope -Items $Parameters.items
    return Invoke-SyncBatch -Items $Parameters.items -Users $users -Action $Write
}
