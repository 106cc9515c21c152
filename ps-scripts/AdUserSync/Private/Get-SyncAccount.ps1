<#
.SYNOPSIS
Who runs the scripts.
.DESCRIPTION
Only Windows has an identity to ask for. Elsewhere the domain controller says whom it sees: the first SID in
rootDSE's tokenGroups (MS-ADTS 3.1.1.3.2) is the account's own.
#>
function Get-SyncAccount {
    param([hashtable]$Server)
    if ([Environment]::OSVersion.Platform -eq 'Win32NT') {
        $identity = [System.Security.Principal.WindowsIdentity]::GetCurrent()
        return @{ sid = $identity.User.Value; name = $identity.Name }
    }
    $account = @{ sid = $null; name = $null }
    try {
        $account.sid = [string]@((Get-ADRootDSE @Server -Properties tokenGroups).tokenGroups)[0]
        $account.name = [string](Get-ADObject @Server -LDAPFilter "(objectSid=$($account.sid))" -Properties sAMAccountName).sAMAccountName
    }
    catch { Write-Verbose -Message "The account is unknown: $($_.Exception.Message)" }
    return $account
}
