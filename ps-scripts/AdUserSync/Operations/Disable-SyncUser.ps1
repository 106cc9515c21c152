<#
.SYNOPSIS
Disables users: {server, scope, items: [{guid}]}.
#>
function Disable-SyncUser {
    param($Parameters)
    $server = @{ Server = $Parameters.server }
    return Invoke-SyncUserBatch -Parameters $Parameters -Write {
        param($item, $identity)
        Disable-ADAccount @server -Identity $identity -Confirm:$false
    }
}
