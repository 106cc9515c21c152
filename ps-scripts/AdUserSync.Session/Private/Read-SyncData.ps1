<#
.SYNOPSIS
Reads one datum of standard input, AdUserSync:<id>:<size, ten digits>:<that many bytes>, and gives its bytes.
.DESCRIPTION
PowerShell 6 and later, and Windows PowerShell 5.1.14393, read their commands with [Console]::In; every other Windows PowerShell
through a buffer of its own, which no script can see (github.com/PowerShell/PowerShell/pull/2336). So the data are sent when no command is on its
way any more (Read-SyncRequest), and are read from the stream itself, without a buffer: not one byte further than they
reach, so that the next command is there for the reader of the commands, whichever it is.

Only the end of the command's own line can still come first: with some readers it is not read yet.
.PARAMETER Stream
That of [Console]::OpenStandardInput(), which has no buffer.
#>
function Read-SyncData {
    param([System.IO.Stream]$Stream, [string]$Id)
    $mark = 'AdUserSync:' + $Id + ':'
    $header = New-Object -TypeName 'byte[]' -ArgumentList ($mark.Length + 11)
    do { $byte = $Stream.ReadByte() } while ($byte -eq 10 -or $byte -eq 13)
    if ($byte -eq -1) { throw 'standard input ended' }
    $header[0] = $byte
    Read-SyncByte -Stream $Stream -Buffer $header -Offset 1
    $text = [System.Text.Encoding]::ASCII.GetString($header)
    if (-not $text.StartsWith($mark, [StringComparison]::Ordinal)) { throw 'standard input held other data than that of this request' }
    $data = New-Object -TypeName 'byte[]' -ArgumentList ([int]$text.Substring($mark.Length, 10))
    Read-SyncByte -Stream $Stream -Buffer $data -Offset 0
    # The comma keeps the bytes one value, and the same one, on their way out of the function.
    return , $data
}
