<#
.SYNOPSIS
A batch of writes to users below the managed container, confirmed first: {server, scope, items: [{guid, ...}]}.
#>
function Invoke-SyncUserBatch {
    param($Parameters, [scriptblock]$Write)
    $scope = ConvertFrom-SyncValue -Value $Parameters.scope
    $server = @{ Server = $Parameters.server }
    $users = Find-SyncUser -Server $server -Scope $scope -Items $Parameters.items
    return Invoke-SyncBatch -Server $server -Items $Parameters.items -Users $users -Action $Write
}
