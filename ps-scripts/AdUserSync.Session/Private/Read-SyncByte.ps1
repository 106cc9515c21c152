<#
.SYNOPSIS
Fills the rest of a buffer from a stream, which may give less at a time.
#>
function Read-SyncByte {
    param([System.IO.Stream]$Stream, [byte[]]$Buffer, [int]$Offset)
    while ($Offset -lt $Buffer.Length) {
        $read = $Stream.Read($Buffer, $Offset, $Buffer.Length - $Offset)
        if ($read -eq 0) { throw 'standard input ended' }
        $Offset += $read
    }
}
