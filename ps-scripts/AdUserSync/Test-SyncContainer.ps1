<#
.SYNOPSIS
Whether a path exists and is the managed container or below it. The domain controller compares the names: spellings differ.
#>
function Test-SyncContainer {
    param([hashtable]$Server, [string]$Scope, [string]$Path)
    $value = $Path.Replace('\', '\5c').Replace('*', '\2a').Replace('(', '\28').Replace(')', '\29')
    $found = Get-ADObject @Server -LDAPFilter "(distinguishedName=$value)" -SearchBase $Scope -SearchScope Subtree
    return $null -ne $found
}
