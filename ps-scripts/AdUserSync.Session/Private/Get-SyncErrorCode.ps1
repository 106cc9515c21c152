<#
.SYNOPSIS
The directory's error code of an exception of the ActiveDirectory module, or nothing.
.DESCRIPTION
ADException has ErrorCode (Win32) and ServerErrorMessage, the domain controller's own text, which begins with the code in
eight hexadecimal digits: "000021C8: AtrErr: DSID-...". ErrorCode is 0 where the module found none.
#>
function Get-SyncErrorCode {
    param([System.Exception]$Exception)
    $code = $Exception.PSObject.Properties['ErrorCode']
    if ($null -ne $code -and $code.Value -is [int] -and $code.Value -ne 0) { return $code.Value }
    $text = $Exception.PSObject.Properties['ServerErrorMessage']
    if ($null -ne $text -and [string]$text.Value -match '^([0-9A-Fa-f]{8}):') { return [Convert]::ToInt32($Matches[1], 16) }
    return $null
}
