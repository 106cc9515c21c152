<#
.SYNOPSIS
Makes an exception that already knows its failure category; Get-SyncFailure reads it back.
#>
function New-SyncException {
    param([string]$Category, [string]$Message, [string]$Remedy = $null, [string]$Type = $null, $Code = $null)
    $exception = New-Object -TypeName System.InvalidOperationException -ArgumentList $Message
    $exception.Data['Category'] = $Category
    $exception.Data['Type'] = $Type
    $exception.Data['Code'] = $Code
    $exception.Data['Remedy'] = $Remedy
    return $exception
}
