<#
.SYNOPSIS
Tells how often the state and the password of users were written, as the directory counts it, and when the state was written last.
.DESCRIPTION
So it shows whether somebody has enabled a user and disabled it again. One call of the cmdlet is for up to 400 users, and of the 2 KB that the
directory gives for each only two numbers and a time cross the session.
.PARAMETER Server
The domain controller.
.PARAMETER SearchBase
Distinguished name of a container, as 's:OU=...'. Only users below it are looked up.
.PARAMETER Items
The users: objects or hash tables with guid, as 'g:...'.
.OUTPUTS
JSON: {"items": [{"guid", "userAccountControl", "unicodePwd", "stateWritten"}]}, with a version for each of the two. Users that are not there, or whose versions the
account may not read, are left out.
.EXAMPLE
Get-SyncUserVersion -Server dc1.example.com -SearchBase 's:OU=Partners,DC=example,DC=com' `
    -Items @{ guid = 'g:6f9b0f1e-5d0a-4f2c-8a4e-0c6c3f2d7b11' }
.LINK
https://learn.microsoft.com/openspecs/windows_protocols/ms-drsr/2973bb80-c8ed-450d-a981-59639e09820b
#>
function Get-SyncUserVersion {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory = $true)][string]$Server,
        [Parameter(Mandatory = $true)][string]$SearchBase,
        [Parameter(Mandatory = $true)][AllowEmptyCollection()][object[]]$Items
    )
    $base = ConvertFrom-SyncValue -Value $SearchBase
    $users = Find-SyncUser -Server $Server -SearchBase $base -Items $Items -Properties 'replPropertyMetaData'
    $texts = foreach ($guid in $users.Keys) {
        $versions = ConvertTo-SyncVersion -Object $users[$guid]
        if ($null -ne $versions) { ConvertTo-SyncJson -Record ($versions + @{ guid = $guid }) }
    }
    return '{"items":[' + ($texts -join ',') + ']}'
}
