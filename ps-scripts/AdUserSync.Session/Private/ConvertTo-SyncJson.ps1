<#
.SYNOPSIS
One record as JSON text. Operations return JSON text: a string is the one thing that no pipeline on the way unrolls or wraps.
.DESCRIPTION
Lists are joined from texts rather than handed to ConvertTo-Json: Windows PowerShell writes an array that has been through a
pipeline as {"value":[...],"Count":n} (github.com/PowerShell/PowerShell/issues/3153), and a list of one as its only element.
#>
function ConvertTo-SyncJson {
    param([System.Collections.IDictionary]$Record)
    return ConvertTo-Json -InputObject $Record -Depth 5 -Compress
}
