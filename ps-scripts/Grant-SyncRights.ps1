#Requires -Version 5.1

<#
.SYNOPSIS
Gives an account the rights that "ad-user-sync import" needs, and no others.
.DESCRIPTION
It grants these rights on the managed container: read it and everything below it, and create users in it, but not delete them. On the users
below it: reset passwords, and write each attribute that an import writes, by name. On each mapped group: write its members.

It also limits what owners may do with the users below the managed container. Whoever creates an account owns it, and an owner could
otherwise change its access control list and so gain all other rights.

Run it as a domain administrator. Run it again whenever the config names other attributes or groups. It keeps existing rights and removes
none. It returns one object for each right that it granted. -WhatIf shows them without granting anything.

It needs Microsoft's ActiveDirectory module, in Windows PowerShell or, with a suitable version of the module, in PowerShell 7.
.PARAMETER Account
Account that runs the import: a user, a group managed service account (with its $), or a group. Give its sAMAccountName or distinguished name.
.PARAMETER ManagedUserPath
Distinguished name of the managed container: "managed_user_path" in the config.
.PARAMETER Group
Distinguished names of the target groups: the values of "group_map", not its keys.
.PARAMETER Attribute
LDAP names of the attributes that the import writes from the users file.
.PARAMETER AnchorAttribute
Attribute of the anchor: "anchor_attribute" in the config. '' for none.
.PARAMETER CannotChangePassword
Needed for "users_can_not_change_password". It also grants the right to change the access control list of each user, which stores that setting.
.PARAMETER TakeOverFrom
Distinguished names of containers whose users may be taken over. It also grants the right to delete users there, which moving an account needs.
.PARAMETER Server
Domain controller to use. Default: one is discovered.
.EXAMPLE
.\Grant-SyncRights.ps1 -Account svc-sync -ManagedUserPath 'OU=Partners,DC=example,DC=com' -Group 'CN=Staff,OU=Groups,DC=example,DC=com' `
    -Attribute givenName, sn, mail -WhatIf
Lists work at the prompt and with powershell.exe -Command, but not with powershell.exe -File.
.LINK
https://learn.microsoft.com/windows/win32/secauthz/ace-strings
#>
[CmdletBinding(SupportsShouldProcess = $true)]
param(
    [Parameter(Mandatory = $true)][ValidateNotNullOrEmpty()][string]$Account,
    [Parameter(Mandatory = $true)][ValidateNotNullOrEmpty()][string]$ManagedUserPath,
    [ValidateNotNullOrEmpty()][string[]]$Group = @(),
    [ValidatePattern('^[A-Za-z][A-Za-z0-9-]*$')][string[]]$Attribute = @(),
    [ValidatePattern('^([A-Za-z][A-Za-z0-9-]*)?$')][string]$AnchorAttribute = 'msDS-cloudExtensionAttribute1',
    [switch]$CannotChangePassword,
    [ValidateNotNullOrEmpty()][string[]]$TakeOverFrom = @(),
    [string]$Server
)
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

# The security identifier of the account, as text.
function Get-AccountSid {
    param([hashtable]$Server, [string]$Account)
    $value = $Account.Replace('\', '\5c').Replace('*', '\2a').Replace('(', '\28').Replace(')', '\29')
    $filter = "(&(objectSid=*)(|(sAMAccountName=$value)(distinguishedName=$value)))"
    $found = @(Get-ADObject @Server -LDAPFilter $filter -Properties objectSid)
    if ($found.Length -ne 1) { throw "no account '$Account' was found: check its name" }
    return [string]$found[0].objectSid
}

# What an access control entry calls an attribute or a class: its schemaIDGUID (MS-ADTS 3.1.1.2.3).
function Get-SchemaGuid {
    param([hashtable]$Server, [string]$Name)
    $schema = (Get-ADRootDSE @Server).schemaNamingContext
    $found = Get-ADObject @Server -LDAPFilter "(lDAPDisplayName=$Name)" -SearchBase $schema -SearchScope OneLevel -Properties schemaIDGUID
    if ($null -eq $found) { throw "the schema of the domain has no attribute '$Name': check its name" }
    return [string][guid]$found.schemaIDGUID
}

# The entries for the managed container, as SDDL with the right in words. CI: for what is below, too; with IO: only for what is below.
function Get-ContainerEntry {
    param([hashtable]$Server, [string]$Sid, [string]$User, [string[]]$Written, [bool]$CannotChangePassword)
    @{ Right = 'read it and everything below'; Entry = "(A;CI;LCRPLORC;;;$Sid)" }
    @{ Right = 'create users in it'; Entry = "(OA;;CC;$User;;$Sid)" }
    Get-WriteEntry -Server $Server -Sid $Sid -User $User -Written $Written
    # The extended right User-Force-Change-Password, learn.microsoft.com/windows/win32/adschema/r-user-force-change-password
    @{ Right = 'reset the password of users below'; Entry = "(OA;CIIO;CR;00299570-246d-11d0-a768-00aa006e0529;$User;$Sid)" }
    # An entry for OWNER RIGHTS takes the place of what owners have by themselves (MS-DTYP 2.4.2.4): of that, reading the list stays.
    @{ Right = 'nothing more to the owners of users below'; Entry = "(OA;CIIO;RC;;$User;OW)" }
    if ($CannotChangePassword) {
        @{ Right = 'change the access control list of users below'; Entry = "(OA;CIIO;WD;;$User;$Sid)" }
    }
}

# A move takes WRITE_PROPERTY on the name, and DELETE on the object (MS-ADTS 3.1.1.5.4.1.1).
function Get-TakeOverEntry {
    param([hashtable]$Server, [string]$Sid, [string]$User, [string[]]$Written)
    @{ Right = 'read it and everything below'; Entry = "(A;CI;LCRPLORC;;;$Sid)" }
    Get-WriteEntry -Server $Server -Sid $Sid -User $User -Written $Written
    @{ Right = 'move away or delete users below'; Entry = "(OA;CIIO;SD;;$User;$Sid)" }
}

function Get-WriteEntry {
    param([hashtable]$Server, [string]$Sid, [string]$User, [string[]]$Written)
    foreach ($name in $Written) {
        @{ Right = "write $name of users below"; Entry = "(OA;CIIO;WP;$(Get-SchemaGuid -Server $Server -Name $name);$User;$Sid)" }
    }
}

# The object with its access control list; what must not be delegated is refused.
function Get-Target {
    param([hashtable]$Server, [string]$Path)
    $target = Get-ADObject @Server -Identity $Path -Properties nTSecurityDescriptor, adminCount
    if ($target.ObjectClass -eq 'domainDNS') { throw "'$Path' is a whole domain, which includes its administrators: name a container in it" }
    # AdminSDHolder would take the right back within the hour (MS-ADTS 3.1.1.6.1).
    if ($null -ne $target.PSObject.Properties['adminCount'] -and $target.adminCount -eq 1) {
        throw "'$Path' is protected, and only administrators can manage it: leave it out"
    }
    if ($null -eq $target.nTSecurityDescriptor.PSObject.Methods['SetSecurityDescriptorSddlForm']) {
        throw 'in this PowerShell the ActiveDirectory module returns copies of objects: use Windows PowerShell (powershell.exe)'
    }
    return $target
}

# Whether the list has an entry of its own that grants what this one does: the same but for further rights.
function Test-Entry {
    param([string]$List, [string]$Entry)
    $type, $flags, $rights, $rest = $Entry.Trim('(', ')') -split ';', 4
    foreach ($match in [regex]::Matches($List, '\(([^()]*)\)')) {
        $presentType, $presentFlags, $presentRights, $presentRest = $match.Groups[1].Value -split ';', 4
        if ("$presentType;$presentFlags;$presentRest" -eq "$type;$flags;$rest" -and (Test-Right -Present $presentRights -Wanted $rights)) {
            return $true
        }
    }
    return $false
}

# Rights are pairs of letters, in any order.
function Test-Right {
    param([string]$Present, [string]$Wanted)
    foreach ($right in [regex]::Matches($Wanted, '..')) {
        if ($Present -notmatch "^(..)*$($right.Value)") { return $false }
    }
    return $true
}

# Entries of the object's own come before inherited ones ("Order of ACEs in a DACL", learn.microsoft.com/windows/win32/secauthz).
function Add-Entry {
    param([string]$List, [string]$Entry)
    $inherited = [regex]::Match($List, '\([A-Z]+;(?:[A-Z]{2})*?ID')
    if ($inherited.Success) { return $List.Insert($inherited.Index, $Entry) }
    return $List + $Entry
}

# Grants what is missing, with one write, and puts out each right that was granted.
function Grant-Entry {
    param([hashtable]$Server, $Target, [object[]]$Grants)
    $security = $Target.nTSecurityDescriptor
    $list = $security.GetSecurityDescriptorSddlForm('Access')
    $granted = @(foreach ($grant in $Grants) {
            if (Test-Entry -List $list -Entry $grant.Entry) { continue }
            if (-not $PSCmdlet.ShouldProcess($Target.DistinguishedName, "grant: $($grant.Right)")) { continue }
            $list = Add-Entry -List $list -Entry $grant.Entry
            [pscustomobject]@{ Path = $Target.DistinguishedName; Granted = $grant.Right }
        })
    if ($granted.Length -eq 0) { return }
    $security.SetSecurityDescriptorSddlForm($list, 'Access')
    Set-ADObject @Server -Identity ([string]$Target.ObjectGUID) -Replace @{ nTSecurityDescriptor = $security } -Confirm:$false
    $granted
}

Import-Module -Name ActiveDirectory
$domain = @{ Server = $Server }
if ([string]::IsNullOrEmpty($Server)) { $domain['Server'] = [string](Get-ADDomainController -Discover -Writable -Service ADWS).HostName }
$sid = Get-AccountSid -Server $domain -Account $Account
$user = Get-SchemaGuid -Server $domain -Name 'user'
$member = Get-SchemaGuid -Server $domain -Name 'member'
# A new common name is a write of two attributes: name, and cn, which it is made of.
$named = @('cn', 'name', $AnchorAttribute) -ne ''
$written = @($named + 'userAccountControl' + 'pwdLastSet' + 'accountExpires' + $Attribute)

# Everything is read before the first write, so that a misspelt name leaves nothing half done.
$work = @(
    @{ Target = Get-Target -Server $domain -Path $ManagedUserPath
        Grants = Get-ContainerEntry -Server $domain -Sid $sid -User $user -Written $written -CannotChangePassword $CannotChangePassword
    }
    foreach ($path in $Group) {
        @{ Target = Get-Target -Server $domain -Path $path; Grants = @{ Right = 'write its members'; Entry = "(OA;;RPWP;$member;;$sid)" } }
    }
    foreach ($path in $TakeOverFrom) {
        @{ Target = Get-Target -Server $domain -Path $path
            Grants = Get-TakeOverEntry -Server $domain -Sid $sid -User $user -Written $named
        }
    }
)
foreach ($part in $work) { Grant-Entry -Server $domain -Target $part.Target -Grants $part.Grants }
