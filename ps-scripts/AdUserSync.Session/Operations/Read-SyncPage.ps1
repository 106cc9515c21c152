<#
.SYNOPSIS
Gives the next page of what Find-SyncObject read; the cursor is null with the last page.
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
    $items = [System.Text.Encoding]::UTF8.GetString($read.Pages.Dequeue())
    $next = '"' + $Cursor + '"'
    if ($read.Pages.Count -eq 0) {
        $script:Cursors.Remove($Cursor)
        $next = 'null'
    }
    return '{"items":[' + $items + '],"cursor":' + $next + ',"total":' + $read.Total + '}'
}
