<#
.SYNOPSIS
Changes attributes of users, each in one call.
.DESCRIPTION
The module refuses an empty -Replace and an empty -Clear, so each is given only when it has something to say.
.PARAMETER Server
The domain controller.
.PARAMETER Scope
The distinguished name of the managed container, as 's:OU=...'. An object that is not a user below it is out of scope, and left alone.
.PARAMETER Items
The users: objects or hash tables with guid, as 'g:...', replace, which has for each LDAP name a list of tagged values, and clear, a list of LDAP
names.
.PARAMETER Parallel
How many are written at a time.
.OUTPUTS
JSON: {"items": [...]}, for each item {"ok": true} or {"ok": false, "category", "code", "message"}, with
"notSent": true if it was not tried any more, because the domain controller was gone.
.EXAMPLE
Set-SyncUser -Server dc1.example.com -Scope 's:OU=Partners,DC=example,DC=com' `
    -Items @{ guid = 'g:6f9b0f1e-5d0a-4f2c-8a4e-0c6c3f2d7b11'; replace = @{ mail = @('s:anna@example.com') }; clear = @('info') }
#>
function Set-SyncUser {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory = $true)][string]$Server,
        [Parameter(Mandatory = $true)][string]$Scope,
        [Parameter(Mandatory = $true)][AllowEmptyCollection()][object[]]$Items,
        [ValidateRange(1, 32)][int]$Parallel = 1
    )
    return Invoke-SyncUserBatch -Server $Server -Scope $Scope -Items $Items -Write 'Set-SyncOneUser' -Parallel $Parallel
}

function Set-SyncOneUser {
    param([string]$Server, $Item, [string]$Identity)
    $replace = ConvertFrom-SyncAttribute -Attributes $Item.replace
    [string[]]$clear = $Item.clear
    if ($clear.Length -eq 0) { Set-ADObject -Server $Server -Identity $Identity -Replace $replace -Confirm:$false }
    elseif ($replace.Count -eq 0) { Set-ADObject -Server $Server -Identity $Identity -Clear $clear -Confirm:$false }
    else { Set-ADObject -Server $Server -Identity $Identity -Replace $replace -Clear $clear -Confirm:$false }
}
