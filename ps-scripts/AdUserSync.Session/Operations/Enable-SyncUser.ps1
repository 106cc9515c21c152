<#
.SYNOPSIS
Sets passwords and enables users.
.DESCRIPTION
The password comes first and enabling last, so that an interruption anywhere leaves the account disabled, never enabled without the approved
password. "Password not required" is cleared in between: with it, an empty password would do. What would be refused in the middle is looked at before.
The permission to change the password lives in the object's access control list, which is written only where it differs.
.PARAMETER Server
The domain controller.
.PARAMETER Scope
The distinguished name of the managed container, as 's:OU=...'. An object that is not a user below it is out of scope, and left alone.
.PARAMETER Items
The users: objects or hash tables with guid, as 'g:...', mustChangePassword and cannotChangePassword.
.PARAMETER Passwords
One for each item, in the same order.
.PARAMETER Parallel
How many are written at a time.
.OUTPUTS
JSON: {"items": [...]}, for each item {"ok": true} or {"ok": false, "category", "code", "message"}, with
"notSent": true if it was not tried any more, because the domain controller was gone.
.EXAMPLE
Enable-SyncUser -Server dc1.example.com -Scope 's:OU=Partners,DC=example,DC=com' `
    -Items @{ guid = 'g:6f9b0f1e-5d0a-4f2c-8a4e-0c6c3f2d7b11'; mustChangePassword = $true; cannotChangePassword = $false } `
    -Passwords (Read-Host -AsSecureString)
#>
function Enable-SyncUser {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory = $true)][string]$Server,
        [Parameter(Mandatory = $true)][string]$Scope,
        [Parameter(Mandatory = $true)][AllowEmptyCollection()][object[]]$Items,
        [Parameter(Mandatory = $true)][System.Security.SecureString[]]$Passwords,
        [ValidateRange(1, 32)][int]$Parallel = 1
    )
    $with = @{ Passwords = $Passwords }
    return Invoke-SyncUserBatch -Server $Server -Scope $Scope -Items $Items -Write 'Enable-SyncOneUser' -With $with -Parallel $Parallel
}

function Enable-SyncOneUser {
    param([string]$Server, $Item, [string]$Identity, $User, [int]$Index, [System.Security.SecureString[]]$Passwords)
    $current = Get-ADUser -Server $Server -Identity $Identity -Properties CannotChangePassword, PasswordNeverExpires
    if ($Item.mustChangePassword -and $current.PasswordNeverExpires) {
        throw (New-SyncException -Category 'constraint' -Message (
                'the password of this account never expires, so the user cannot be made to change it: ' +
                'clear "Password never expires" (Set-ADUser -PasswordNeverExpires $false), then accept again'))
    }
    Set-ADAccountPassword -Server $Server -Identity $Identity -Reset -NewPassword $Passwords[$Index] -Confirm:$false
    Set-ADAccountControl -Server $Server -Identity $Identity -PasswordNotRequired $false -Confirm:$false
    if ([bool]$current.CannotChangePassword -ne $Item.cannotChangePassword) {
        Set-ADAccountControl -Server $Server -Identity $Identity -CannotChangePassword $Item.cannotChangePassword -Confirm:$false
    }
    Set-ADUser -Server $Server -Identity $Identity -ChangePasswordAtLogon $Item.mustChangePassword -Confirm:$false
    Enable-ADAccount -Server $Server -Identity $Identity -Confirm:$false
}
