<#
.SYNOPSIS
Confirms, with one read, which objects of a batch are user objects below a container: a hash table of objectGUID -> object.
#>
function Find-SyncUser {
    param([string]$Server, [string]$SearchBase, [object[]]$Items)
    $users = @{}
    if ($Items.Length -eq 0) { return $users }
    $filter = [System.Text.StringBuilder]::new('(&(objectCategory=person)(objectClass=user)(|')
    foreach ($item in $Items) {
        [void]$filter.Append('(objectGUID=')
        foreach ($byte in (ConvertFrom-SyncValue -Value $item.guid).ToByteArray()) { [void]$filter.AppendFormat('\{0:x2}', $byte) }
        [void]$filter.Append(')')
    }
    [void]$filter.Append('))')
    $objects = Get-ADObject -Server $Server -LDAPFilter ([string]$filter) -SearchBase $SearchBase -SearchScope Subtree `
        -Properties primaryGroupID -ResultSetSize $null -ResultPageSize 500
    foreach ($object in $objects) { $users['g:' + $object.ObjectGUID] = $object }
    return $users
}
