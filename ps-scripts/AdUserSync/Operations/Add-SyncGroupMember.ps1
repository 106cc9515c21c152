<#
.SYNOPSIS
Adds users to a group: {server, scope, group, items: [{guid}]}. A user who is a member already counts as added.
#>
function Add-SyncGroupMember {
    param($Parameters)
    $server = @{ Server = $Parameters.server }
    $group = [string](ConvertFrom-SyncValue -Value $Parameters.group)
    # ERROR_MEMBER_IN_GROUP, ERROR_MEMBER_IN_ALIAS, ERROR_DS_ATT_VAL_ALREADY_EXISTS
    return Invoke-SyncGroupBatch -Parameters $Parameters -Done 1320, 1378, 8323 -Change {
        param([string[]]$members)
        Set-ADGroup @server -Identity $group -Add @{ member = $members } -Confirm:$false
    }
}
