<#
.SYNOPSIS
Who runs the scripts, and under which execution policy.
.DESCRIPTION
Only Windows has an identity and an execution policy to ask for (about_Execution_Policies: elsewhere it is Unrestricted, for good).
Elsewhere the domain controller says whom it sees: the first SID in rootDSE's tokenGroups (MS-ADTS 3.1.1.3.2) is the account's own.
#>
function Get-SyncAccount {
    param([hashtable]$Server)
    if ([Environment]::OSVersion.Platform -eq 'Win32NT') {
        $identity = [System.Security.Principal.WindowsIdentity]::GetCurrent()
        $account = @{ sid = $identity.User.Value; name = $identity.Name; executionPolicy = 'unknown' }
        # Only for information: its module cannot be loaded where PSModulePath names another PowerShell's.
        try { $account.executionPolicy = [string](Get-ExecutionPolicy) }
        catch { Write-Verbose -Message "The execution policy is unknown: $($_.Exception.Message)" }
        return $account
    }
    $account = @{ sid = $null; name = $null; executionPolicy = 'Unrestricted' }
    try {
        $account.sid = [string]@((Get-ADRootDSE @Server -Properties tokenGroups).tokenGroups)[0]
        $account.name = [string](Get-ADObject @Server -LDAPFilter "(objectSid=$($account.sid))" -Properties sAMAccountName).sAMAccountName
    }
    catch { Write-Verbose -Message "The account is unknown: $($_.Exception.Message)" }
    return $account
}
