<#
.SYNOPSIS
Changes attributes of users, each in one call: {server, scope, items: [{guid, replace, clear}]}.
.DESCRIPTION
The module refuses an empty -Replace and an empty -Clear, so each is given only when it has something to say.
#>
function Set-SyncUser {
    param($Parameters)
    $server = @{ Server = $Parameters.server }
    return Invoke-SyncUserBatch -Parameters $Parameters -Write {
        param($item, $identity)
        $replace = ConvertFrom-SyncAttribute -Attributes $item.replace
        [string[]]$clear = $item.clear
        if ($clear.Length -eq 0) { Set-ADObject @server -Identity $identity -Replace $replace -Confirm:$false }
        elseif ($replace.Count -eq 0) { Set-ADObject @server -Identity $identity -Clear $clear -Confirm:$false }
        else { Set-ADObject @server -Identity $identity -Replace $replace -Clear $clear -Confirm:$false }
    }
}
