<#
.SYNOPSIS
Changes a group's members in one call; a refused call is retried member by member, each with its own result.
.PARAMETER Change
Called with the members' distinguished names, as just read. One modify takes them all; Add-ADGroupMember would look each up before.
.PARAMETER Done
Error codes which mean that the member already is as wanted.
.PARAMETER PrimaryGroupId
Members whose primary group this is are refused: their membership is not in the group's list.
#>
function Invoke-SyncGroupBatch {
    param([string]$Server, [string]$Scope, [object[]]$Items, [scriptblock]$Change, [int[]]$Done, $PrimaryGroupId = $null)
    $users = Find-SyncUser -Server $Server -SearchBase (ConvertFrom-SyncValue -Value $Scope) -Items $Items
    $members = [System.Collections.Generic.HashSet[string]]::new()
    foreach ($user in $users.Values) {
        if ($null -eq $PrimaryGroupId -or $user.primaryGroupID -ne $PrimaryGroupId) { [void]$members.Add($user.DistinguishedName) }
    }
    Assert-SyncParent
    try {
        if ($members.Count -gt 0) { & $Change ([string[]]@($members)) }
        $changed = $true
    }
    catch { $changed = $false }
    return Invoke-SyncBatch -Server $Server -Items $Items -Users $users -IsSent (-not $changed) -Write {
        param($server, $item, $identity, $user)
        if (-not $members.Contains($user.DistinguishedName)) {
            throw (New-SyncException -Category 'constraint' -Code 1374 -Message (
                    'the user cannot be removed from the group because it is the primary group: ' +
                    'give the user another primary group first'))
        }
        if ($changed) { return }
        try { & $Change @($user.DistinguishedName) }
        catch { if ($Done -notcontains (Get-SyncFailure -ErrorRecord $_).code) { throw } }
    }
}
