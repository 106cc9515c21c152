<#
.SYNOPSIS
Fails for a container that is neither the managed container nor below it, and for one that does not exist.
.DESCRIPTION
The domain controller decides: it gives the container's name in its own spelling, and says whether that name is below the other.
.PARAMETER Scope
The managed container, as 's:OU=...'.
#>
function Assert-SyncContainer {
    param([string]$Server, [string]$Scope, [string]$Path)
    $container = Get-ADObject -Server $Server -LDAPFilter '(objectClass=*)' -SearchBase $Path -SearchScope Base
    $value = $container.DistinguishedName.Replace('\', '\5c').Replace('*', '\2a').Replace('(', '\28').Replace(')', '\29')
    $found = Get-ADObject -Server $Server -LDAPFilter "(distinguishedName=$value)" -SearchBase (ConvertFrom-SyncValue -Value $Scope) `
        -SearchScope Subtree
    if ($null -ne $found) { return }
    throw (New-SyncException -Category 'out-of-scope' -Message "the container '$Path' is neither the managed container nor below it")
}
