<#
.SYNOPSIS
Confirms, with one read, which objects of a batch are user objects below a container: a hash table of objectGUID -> object.
.DESCRIPTION
A filter is cut at 25,000 characters, 400 users: Active Directory Web Services refuse text of more than 32,768 as if the server were down.
#>
function Find-SyncUser {
    param([string]$Server, [string]$SearchBase, [object[]]$Items, [string]$Properties = 'primaryGroupID')
    $users = @{}
    for ($start = 0; $start -lt $Items.Length; $start += 400) {
        $filter = [System.Text.StringBuilder]::new('(&(objectCategory=person)(objectClass=user)(|')
        for ($index = $start; $index -lt [Math]::Min($start + 400, $Items.Length); $index++) {
            [void]$filter.Append('(objectGUID=')
            foreach ($byte in (ConvertFrom-SyncValue -Value $Items[$index].guid).ToByteArray()) { [void]$filter.AppendFormat('\{0:x2}', $byte) }
            [void]$filter.Append(')')
        }
        [void]$filter.Append('))')
        $objects = Get-ADObject -Server $Server -LDAPFilter ([string]$filter) -SearchBase $SearchBase -SearchScope Subtree `
            -Properties $Properties -ResultSetSize $null -ResultPageSize 500
        foreach ($object in $objects) { $users['g:' + $object.ObjectGUID] = $object }
    }
    return $users
}
