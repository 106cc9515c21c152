<#
.SYNOPSIS
Waits for the next page of what Find-SyncObject reads, and gives it.
.DESCRIPTION
A page is what ConvertTo-SyncPage cuts: up to 500 objects and about 500 KB.
.PARAMETER Cursor
That of the page before.
.OUTPUTS
JSON, as Find-SyncObject.
.EXAMPLE
Read-SyncPage -Cursor 7f1d1c1a-2f52-4a5e-9a63-0f7a1b8a2c44
#>
function Read-SyncPage {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory = $true)][string]$Cursor
    )
    if (-not $script:Cursors.ContainsKey($Cursor)) {
        throw (New-SyncException -Category 'unknown' -Type 'Protocol' -Message 'there is no such cursor')
    }
    $read = $script:Cursors[$Cursor]
    # Whatever comes of it: a read that failed has no further page.
    $script:Cursors.Remove($Cursor)
    $page = Receive-SyncPage -Read $read
    $read.Total += $page.Count
    $items = [System.Text.Encoding]::UTF8.GetString($page.Items)
    if ($page.IsLast) { return '{"items":[' + $items + '],"cursor":null,"total":' + $read.Total + '}' }
    $script:Cursors[$Cursor] = $read
    return '{"items":[' + $items + '],"cursor":"' + $Cursor + '","total":null}'
}
