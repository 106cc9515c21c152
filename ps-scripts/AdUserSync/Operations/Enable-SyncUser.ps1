<#
.SYNOPSIS
Sets a password and enables users: {server, scope, items: [{guid, mustChangePassword, cannotChangePassword}]}, one secret an item.
.DESCRIPTION
The password comes first and enabling last, so that an interruption anywhere leaves the account disabled, never enabled without the approved
password. "Password not required" is cleared in between: with it, an empty password would do.
The permission to change the password lives in the object's access control list, which is written only where it differs.
#>
function Enable-SyncUser {
    param($Parameters, [System.Security.SecureString[]]$Passwords)
    $server = @{ Server = $Parameters.server }
    return Invoke-SyncUserBatch -Parameters $Parameters -Write {
        param($item, $identity, $user, $index)
        Set-ADAccountPassword @server -Identity $identity -Reset -NewPassword $Passwords[$index] -Confirm:$false
        Set-ADAccountControl @server -Identity $identity -PasswordNotRequired $false -Confirm:$false
        $current = Get-ADUser @server -Identity $identity -Properties CannotChangePassword
        if ([bool]$current.CannotChangePassword -ne $item.cannotChangePassword) {
            Set-ADAccountControl @server -Identity $identity -CannotChangePassword $item.cannotChangePassword -Confirm:$false
        }
        Set-ADUser @server -Identity $identity -ChangePasswordAtLogon $item.mustChangePassword -Confirm:$false
        Enable-ADAccount @server -Identity $identity -Confirm:$false
    }
}
