<#
.SYNOPSIS
The bytes of an answer: UTF-8, and gzip of it where it is long.
.DESCRIPTION
A page of users is a tenth of its size then, which is less to write, to carry and to collect than it takes to compress.
#>
function Compress-SyncJson {
    param([string]$Json)
    $bytes = [System.Text.Encoding]::UTF8.GetBytes($Json)
    # The comma keeps the bytes one value on their way out of the function.
    if ($bytes.Length -lt 10000) { return , $bytes }
    $memory = [System.IO.MemoryStream]::new()
    $gzip = [System.IO.Compression.GZipStream]::new($memory, [System.IO.Compression.CompressionLevel]::Fastest)
    $gzip.Write($bytes, 0, $bytes.Length)
    $gzip.Dispose()
    return , $memory.ToArray()
}
