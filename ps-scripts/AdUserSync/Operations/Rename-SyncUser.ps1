<#
.SYNOPSIS
Gives users another common name: {server, scope, items: [{guid, newName}]}. The cmdlet escapes the name itself.
#>
function Rename-SyncUser {
    param($Parameters)
    $server = @{ Server = $Parameters.server }
    return Invoke-SyncUserBatch -Parameters $Parameters -Write {
        param($item, $identity)
        Rename-ADObject @server -Identity $identity -NewName (ConvertFrom-SyncValue -Value $item.newName) -Confirm:$false
    }
}
