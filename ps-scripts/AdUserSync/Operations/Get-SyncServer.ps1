<#
.SYNOPSIS
Settles on one domain controller, and tells what it serves and who is asking: {server: name or null}.
.DESCRIPTION
The name may be a domain's: rootDSE answers with the domain controller's own. A read-only one says so in supportedCapabilities
(LDAP_CAP_ACTIVE_DIRECTORY_PARTIAL_SECRETS_OID, MS-ADTS 3.1.1.3.4.3).
#>
function Get-SyncServer {
    param($Parameters)
    $name = $Parameters.server
    if ([string]::IsNullOrEmpty($name)) {
        # HostName is a collection when the domain controller was discovered.
        $name = [string](Get-ADDomainController -Discover -Writable -Service ADWS).HostName
    }
    $server = @{ Server = $name }
    $root = Get-ADRootDSE @server
    $server = @{ Server = [string]$root.dnsHostName }
    $domain = Get-ADDomain @server -Identity $root.defaultNamingContext
    $account = Get-SyncAccount -Server $server
    $started = [System.Diagnostics.Process]::GetCurrentProcess().StartTime
    return ConvertTo-SyncJson -Record @{
        server              = [string]$root.dnsHostName
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
