<#
.SYNOPSIS
Gives users another common name, one after another: a name may be given up by one and taken by the next. The cmdlet escapes the name itself.
.PARAMETER Server
The domain controller.
.PARAMETER Scope
The distinguished name of the managed container, as 's:OU=...'. An object that is not a user below it is out of scope, and left alone.
.PARAMETER Items
The users: objects or hash tables with guid, as 'g:...', and newName, as 's:...'.
.OUTPUTS
JSON: {"items": [...]}, for each item {"ok": true} or {"ok": false, "category", "code", "message"}, with
"notSent": true if it was not tried any more, because the domain controller was gone.
.EXAMPLE
Rename-SyncUser -Server dc1.example.com -Scope 's:OU=Partners,DC=example,DC=com' `
    -Items @{ guid = 'g:6f9b0f1e-5d0a-4f2c-8a4e-0c6c3f2d7b11'; newName = 's:P Anna Schmidt' }
#>
function Rename-SyncUser {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory = $true)][string]$Server,
        [Parameter(Mandatory = $true)][string]$Scope,
        [Parameter(Mandatory = $true)][AllowEmptyCollection()][object[]]$Items
    )
    return Invoke-SyncUserBatch -Server $Server -Scope $Scope -Items $Items -Write {
        param($server, $item, $identity)
        Rename-ADObject -Server $server -Identity $identity -NewName (ConvertFrom-SyncValue -Value $item.newName) -Confirm:$false
    }
}
