<#
.SYNOPSIS
Disables users.
.PARAMETER Server
The domain controller.
.PARAMETER Scope
The distinguished name of the managed container, as 's:OU=...'. An object that is not a user below it is out of scope, and left alone.
.PARAMETER Items
The users: objects or hash tables with guid, as 'g:...'.
.PARAMETER Parallel
How many are written at a time.
.OUTPUTS
JSON: {"items": [...]}, for each item {"ok": true} or {"ok": false, "category", "code", "message"}, with
"notSent": true if it was not tried any more, because the domain controller was gone.
.EXAMPLE
Disable-SyncUser -Server dc1.example.com -Scope 's:OU=Partners,DC=example,DC=com' `
    -Items @{ guid = 'g:6f9b0f1e-5d0a-4f2c-8a4e-0c6c3f2d7b11' }
#>
function Disable-SyncUser {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory = $true)][string]$Server,
        [Parameter(Mandatory = $true)][string]$Scope,
        [Parameter(Mandatory = $true)][AllowEmptyCollection()][object[]]$Items,
        [ValidateRange(1, 32)][int]$Parallel = 1
    )
    return Invoke-SyncUserBatch -Server $Server -Scope $Scope -Items $Items -Write 'Disable-SyncOneUser' -Parallel $Parallel
}

function Disable-SyncOneUser {
    param([string]$Server, $Item, [string]$Identity)
    Disable-ADAccount -Server $Server -Identity $Identity -Confirm:$false
}
