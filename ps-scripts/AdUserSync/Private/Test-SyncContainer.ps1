<#
.SYNOPSIS
Whether a container is the managed container or below it; one that does not exist is an error.
.DESCRIPTION
The domain controller decides: it gives the container's name in its own spelling, and says whether that name is below the other.
#>
function Test-SyncContainer {
    param([hashtable]$Server, [string]$Scope, [string]$Path)
    $container = Get-ADObject @Server -LDAPFilter '(objectClass=*)' -SearchBase $Path -SearchScope Base
    $value = $container.DistinguishedName.Replace('\', '\5c').Replace('*', '\2a').Replace('(', '\28').Replace(')', '\29')
    $found = Get-ADObject @Server -LDAPFilter "(distinguishedName=$value)" -SearchBase $Scope -SearchScope Subtree
    return $null -ne $found
}
