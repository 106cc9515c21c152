<#
.SYNOPSIS
Removes users from a group: {server, scope, group, items: [{guid}]}. A user who is no member counts as removed.
#>
function Remove-SyncGroupMember {
    param($Parameters)
    $server = @{ Server = $Parameters.server }
    $group = [string](ConvertFrom-SyncValue -Value $Parameters.group)
    # A user's primaryGroupID is the last part of the group's SID.
    $sid = [string](Get-ADGroup @server -Identity $group).SID
    $rid = [int]$sid.Substring($sid.LastIndexOf('-') + 1)
    # ERROR_MEMBER_NOT_IN_GROUP, ERROR_MEMBER_NOT_IN_ALIAS, ERROR_DS_CANT_REM_MISSING_ATT_VAL
    return Invoke-SyncGroupBatch -Parameters $Parameters -Done 1321, 1377, 8325 -PrimaryGroupId $rid -Change {
        param([string[]]$members)
        Set-ADGroup @server -Identity $group -Remove @{ member = $members } -Confirm:$false
    }
}
