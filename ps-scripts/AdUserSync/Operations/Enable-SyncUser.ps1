<#
.SYNOPSIS
Sets a password and enables users: {server, scope, items: [{guid, mustChangePassword, cannotChangePassword}]}, one secret an item.
.DESCRIPTION
The password comes first and enabling last, so that an interruption anywhere leaves the account disabled, never enabled without the approved
password. "Password not required" is cleared in between: with it, an empty password would do. What would be refused in the middle is looked at before.
The permission to change the password lives in the object's access control list, which is written only where it differs.
#>
function Enable-SyncUser {
    param($Parameters, [System.Security.SecureString[]]$Passwords)
    $server = @{ Server = $Parameters.server }
    return Invoke-SyncUserBatch -Parameters $Parameters -Write {
        param($item, $identity, $user, $index)
        $current = Get-ADUser @server -Identity $identity -Properties CannotChangePassword, PasswordNeverExpires
        if ($item.mustChangePassword -and $current.PasswordNeverExpires) {
            throw (New-SyncException -Category 'constraint' -Message (
                    'The password of this account never expires, so the user cannot be made to change it: ' +
                    'clear "Password never expires" (Set-ADUser -PasswordNeverExpires $false), then accept again.'))
        }
        Set-ADAccountPassword @server -Identity $identity -Reset -NewPassword $Passwords[$index] -Confirm:$false
        Set-ADAccountControl @server -Identity $identity -PasswordNotRequired $false -Confirm:$false
        if ([bool]$current.CannotChangePassword -ne $item.cannotChangePassword) {
            Set-ADAccountControl @server -Identity $identity -CannotChangePassword $item.cannotChangePassword -Confirm:$false
        }
        Set-ADUser @server -Identity $identity -ChangePasswordAtLogon $item.mustChangePassword -Confirm:$false
        Enable-ADAccount @server -Identity $identity -Confirm:$false
    }
}
