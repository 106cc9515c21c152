<#
.SYNOPSIS
Takes over accounts from elsewhere in the domain.
.DESCRIPTION
Attributes (the anchor) and name come first and the move last: an interrupted take-over never leaves a stranger among the managed users. A
move that is refused gives the old name back; an anchor means nothing outside the managed container.
.PARAMETER Server
The domain controller.
.PARAMETER Scope
The distinguished name of the managed container, as 's:OU=...'.
.PARAMETER TargetPath
The distinguished name of the container to move to, as 's:OU=...': the managed container, or one below it.
.PARAMETER Items
The accounts: objects or hash tables with guid, as 'g:...', newName, as 's:...', and replace, which is what Set-SyncUser takes.
.OUTPUTS
JSON: {"items": [...]}, for each item {"ok": true, "dn"} or {"ok": false, "category", "code", "message"}, with
"notSent": true if it was not tried any more, because the domain controller was gone.
.EXAMPLE
Move-SyncUser -Server dc1.example.com -Scope 's:OU=Partners,DC=example,DC=com' -TargetPath 's:OU=Partners,DC=example,DC=com' `
    -Items @{ guid = 'g:6f9b0f1e-5d0a-4f2c-8a4e-0c6c3f2d7b11'; newName = 's:P Anna Meyer'; replace = @{} }
#>
function Move-SyncUser {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory = $true)][string]$Server,
        [Parameter(Mandatory = $true)][string]$Scope,
        [Parameter(Mandatory = $true)][string]$TargetPath,
        [Parameter(Mandatory = $true)][AllowEmptyCollection()][object[]]$Items
    )
    $path = ConvertFrom-SyncValue -Value $TargetPath
    $users = Find-SyncUser -Server $Server -SearchBase (Get-ADRootDSE -Server $Server).defaultNamingContext -Items $Items
    return Invoke-SyncBatch -Server $Server -Items $Items -Users $users -Write {
        param($server, $item, $identity, $user)
        Assert-SyncContainer -Server $Server -Scope $Scope -Path $path
        $newName = ConvertFrom-SyncValue -Value $item.newName
        $renames = $user.Name -cne $newName
        $replace = ConvertFrom-SyncAttribute -Attributes $item.replace
        if ($replace.Count -gt 0) { Set-ADObject -Server $Server -Identity $identity -Replace $replace -Confirm:$false }
        if ($renames) { Rename-ADObject -Server $Server -Identity $identity -NewName $newName -Confirm:$false }
        try { $moved = Move-ADObject -Server $Server -Identity $identity -TargetPath $path -PassThru -Confirm:$false }
        catch {
            if ($renames) { Rename-ADObject -Server $Server -Identity $identity -NewName $user.Name -Confirm:$false }
            throw
        }
        @{ dn = 's:' + $moved.DistinguishedName }
    }
}
