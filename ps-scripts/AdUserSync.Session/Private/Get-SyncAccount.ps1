<#
.SYNOPSIS
Who runs the scripts, as the domain sees it.
.DESCRIPTION
The domain controller is asked first: the first SID in rootDSE's tokenGroups (MS-ADTS 3.1.1.3.2) is the account's own. Windows may
know another one: `runas /netonly` gives the local account, and as SYSTEM the domain controller sees the computer's account.
Windows' own answer counts where the domain controller gives none, and where it is the same account: with its domain's name, then.
#>
function Get-SyncAccount {
    param([string]$Server)
    $account = @{ sid = $null; name = $null }
    try {
        $sid = [string]@((Get-ADRootDSE -Server $Server -Properties tokenGroups).tokenGroups)[0]
        if ($sid -match '^S-1-') {
            $account.sid = $sid
            $account.name = [string](Get-ADObject -Server $Server -LDAPFilter "(objectSid=$sid)" -Properties sAMAccountName).sAMAccountName
        }
    }
    catch { Write-Verbose -Message "The domain controller does not say who asks: $($_.Exception.Message)" }
    if ([Environment]::OSVersion.Platform -eq 'Win32NT') {
        $identity = [System.Security.Principal.WindowsIdentity]::GetCurrent()
        if ($null -eq $account.sid -or $account.sid -eq $identity.User.Value) {
            return @{ sid = $identity.User.Value; name = $identity.Name }
        }
    }
    return $account
}
