<#
.SYNOPSIS
Adds users to a group. A user who is a member already counts as added.
.PARAMETER Server
The domain controller.
.PARAMETER Scope
The distinguished name of the managed container, as 's:OU=...'. An object that is not a user below it is out of scope, and left alone.
.PARAMETER Group
The group's objectGUID, as 'g:...'.
.PARAMETER Items
The users: objects or hash tables with guid, as 'g:...'.
.OUTPUTS
JSON: {"items": [...]}, for each item {"ok": true} or {"ok": false, "category", "code", "message"}, with
"notSent": true if it was not tried any more, because the domain controller was gone.
.EXAMPLE
Add-SyncGroupMember -Server dc1.example.com -Scope 's:OU=Partners,DC=example,DC=com' -Group 'g:0d3c7a55-2b1f-4c0e-9d57-3a1c2f4b5e66' `
    -Items @{ guid = 'g:6f9b0f1e-5d0a-4f2c-8a4e-0c6c3f2d7b11' }
#>
function Add-SyncGroupMember {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory = $true)][string]$Server,
        [Parameter(Mandatory = $true)][string]$Scope,
        [Parameter(Mandatory = $true)][string]$Group,
        [Parameter(Mandatory = $true)][AllowEmptyCollection()][object[]]$Items
    )
    $groupGuid = [string](ConvertFrom-SyncValue -Value $Group)
    # ERROR_MEMBER_IN_GROUP, ERROR_MEMBER_IN_ALIAS, ERROR_DS_ATT_VAL_ALREADY_EXISTS
    return Invoke-SyncGroupBatch -Server $Server -Scope $Scope -Items $Items -Done 1320, 1378, 8323 -Change {
        param([string[]]$members)
        Set-ADGroup -Server $Server -Identity $groupGuid -Add @{ member = $members } -Confirm:$false
    }
}
