<#
.SYNOPSIS
Reads the objects that match an LDAP filter: {server, searchBase, scope, filter, properties} -> {items, cursor, total}, as Read-SyncPage.
.DESCRIPTION
Get-ADObject gives attributes as the schema types them, without the conversions of Get-ADUser. It pages by itself; ResultSetSize $null
means all.
#>
function Find-SyncObject {
    param($Parameters)
    $server = @{ Server = $Parameters.server }
    [string[]]$names = $Parameters.properties
    $properties = $names
    if ($names.Length -eq 0) { $properties = @('objectGUID') }
    $page = [System.Collections.Generic.Queue[string]]::new()
    $objects = Get-ADObject @server -LDAPFilter $Parameters.filter -SearchBase $Parameters.searchBase -SearchScope $Parameters.scope `
        -Properties $properties -ResultSetSize $null -ResultPageSize 500
    foreach ($object in $objects) { $page.Enqueue((ConvertTo-SyncEntry -Object $object -Properties $names)) }
    $cursor = [string][guid]::NewGuid()
    $script:Cursors[$cursor] = @{ Items = $page; Total = $page.Count }
    return Read-SyncPage -Cursor $cursor
}
