<#
.SYNOPSIS
Reads the objects that match an LDAP filter, and gives the first page of them.
.DESCRIPTION
Get-ADObject gives attributes as the schema types them, without the conversions of Get-ADUser. It pages by itself; ResultSetSize $null
means all.
.PARAMETER Server
The domain controller.
.PARAMETER SearchBase
Distinguished name of the container to search.
.PARAMETER Scope
How deep: Base, OneLevel or Subtree.
.PARAMETER Filter
The LDAP filter (RFC 4515).
.PARAMETER Properties
LDAP names of the attributes to read.
.OUTPUTS
JSON: {"items": [{"dn", "guid", "objectClass", "attributes"}], "cursor", "total"}. The cursor is for Read-SyncPage, and null with the last page.
The total of all pages is known with the last one, and null before.
.EXAMPLE
Find-SyncObject -Server dc1.example.com -SearchBase 'OU=Partners,DC=example,DC=com' -Scope Subtree -Filter '(sn=Meyer)' `
    -Properties sn, mail
#>
function Find-SyncObject {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory = $true)][string]$Server,
        [Parameter(Mandatory = $true)][string]$SearchBase,
        [Parameter(Mandatory = $true)][ValidateSet('Base', 'OneLevel', 'Subtree')][string]$Scope,
        [Parameter(Mandatory = $true)][string]$Filter,
        [Parameter(Mandatory = $true)][AllowEmptyCollection()][string[]]$Properties
    )
    $cursor = [string][guid]::NewGuid()
    $script:Cursors[$cursor] = Open-SyncRead -Query @{
        Server = $Server; Filter = $Filter; SearchBase = $SearchBase; Scope = $Scope; Properties = $Properties
    }
    return Read-SyncPage -Cursor $cursor
}
