<#
.SYNOPSIS
Settles on one domain controller, and tells what it serves and who is asking.
.DESCRIPTION
A read-only domain controller says so in supportedCapabilities (LDAP_CAP_ACTIVE_DIRECTORY_PARTIAL_SECRETS_OID, MS-ADTS 3.1.1.3.4.3).
.PARAMETER Server
A domain controller, or a domain, one of whose domain controllers answers; left out to discover a writable one.
.OUTPUTS
JSON: {"server", "writable", "domain", "dnsName", "domainSid", "schemaNamingContext", "currentTime", "accountSid", "accountName", "powershell"}.
.EXAMPLE
Get-SyncServer -Server example.com
#>
function Get-SyncServer {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [string]$Server
    )
    # HostName is a collection when the domain controller was discovered.
    $asked = if ($Server -ne '') { $Server } else { [string](Get-ADDomainController -Discover -Writable -Service ADWS).HostName }
    $root = Get-ADRootDSE -Server $asked
    $found = [string]$root.dnsHostName
    $domain = Get-ADDomain -Server $found -Identity $root.defaultNamingContext
    $account = Get-SyncAccount -Server $found
    $started = [System.Diagnostics.Process]::GetCurrentProcess().StartTime
    return ConvertTo-SyncJson -Record @{
        server              = $found
        writable            = -not (([string]$root.supportedCapabilities).Contains('1.2.840.113556.1.4.1920'))
        domain              = [string]$root.defaultNamingContext
        dnsName             = [string]$domain.DNSRoot
        domainSid           = [string]$domain.DomainSID
        schemaNamingContext = [string]$root.schemaNamingContext
        currentTime         = ConvertTo-SyncValue -Value $root.currentTime
        accountSid          = $account.sid
        accountName         = $account.name
        powershell          = @{ version = [string]$PSVersionTable.PSVersion; processId = $PID; started = ConvertTo-SyncValue -Value $started }
    }
}
