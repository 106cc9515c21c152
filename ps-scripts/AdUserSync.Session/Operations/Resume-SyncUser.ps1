<#
.SYNOPSIS
Enables disabled users again, with the passwords that they have.
.DESCRIPTION
Only accounts whose state and password are as they are expected: both are read just before, because somebody may have touched them since the
tool looked. Their versions show that also where the values are the same again. Nothing but "disabled" is changed.
.PARAMETER Server
The domain controller.
.PARAMETER Scope
The distinguished name of the managed container, as 's:OU=...'. An object that is not a user below it is out of scope, and left alone.
.PARAMETER Items
The users: objects or hash tables with guid, as 'g:...', and what they must have: userAccountControl, as 'i:...', pwdLastSet, as 'l:...', and
versions, as Get-SyncUserVersion gives them.
.PARAMETER Parallel
How many are written at a time.
.OUTPUTS
JSON: {"items": [...]}, for each item {"ok": true} or {"ok": false, "category", "code", "message"}, with
"notSent": true if it was not tried any more, because the domain controller was gone.
.EXAMPLE
Resume-SyncUser -Server dc1.example.com -Scope 's:OU=Partners,DC=example,DC=com' `
    -Items @{ guid = 'g:6f9b0f1e-5d0a-4f2c-8a4e-0c6c3f2d7b11'; userAccountControl = 'i:514'; pwdLastSet = 'l:133444736000000000'
        versions = @{ userAccountControl = 6; unicodePwd = 3 } }
#>
function Resume-SyncUser {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory = $true)][string]$Server,
        [Parameter(Mandatory = $true)][string]$Scope,
        [Parameter(Mandatory = $true)][AllowEmptyCollection()][object[]]$Items,
        [ValidateRange(1, 32)][int]$Parallel = 1
    )
    return Invoke-SyncUserBatch -Server $Server -Scope $Scope -Items $Items -Write 'Resume-SyncOneUser' -Parallel $Parallel
}

function Resume-SyncOneUser {
    param([string]$Server, $Item, [string]$Identity)
    $current = Get-ADObject -Server $Server -Identity $Identity -Properties userAccountControl, pwdLastSet, replPropertyMetaData
    $versions = ConvertTo-SyncVersion -Object $current
    if ([int]$current.userAccountControl -ne (ConvertFrom-SyncValue -Value $Item.userAccountControl) -or
        [long]$current.pwdLastSet -ne (ConvertFrom-SyncValue -Value $Item.pwdLastSet) -or $null -eq $versions -or
        $versions.userAccountControl -ne $Item.versions.userAccountControl -or $versions.unicodePwd -ne $Item.versions.unicodePwd) {
        throw (New-SyncException -Category 'constraint' -Message (
                'the state or the password of the account was changed just now: look at it, then decide again'))
    }
    Enable-ADAccount -Server $Server -Identity $Identity -Confirm:$false
}
