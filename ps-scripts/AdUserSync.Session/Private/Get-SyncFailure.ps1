<#
.SYNOPSIS
Says what went wrong in the tool's own terms: category, code, message, type, remedy. The code decides before the type: it says more.
.DESCRIPTION
The categories are in FailureCategories.psd1; types are known there by name, so that they are without the ActiveDirectory module, too.
ADPasswordException itself, without a code, stays unknown: it is thrown for whatever keeps a password from being set, and another password may not
help. Where the category is unknown, the domain controller's own text is in the message.
#>
function Get-SyncFailure {
    param([System.Management.Automation.ErrorRecord]$ErrorRecord)
    for ($exception = $ErrorRecord.Exception; $null -ne $exception; $exception = $exception.InnerException) {
        $code = Get-SyncErrorCode -Exception $exception
        $type = $exception.GetType().FullName
        $category = $null
        $remedy = $null
        if ($exception.Data.Contains('Category')) {
            $category = $exception.Data['Category']
            $code = $exception.Data['Code']
            $type = $exception.Data['Type']
            $remedy = $exception.Data['Remedy']
        }
        elseif ($null -ne $code -and $script:Failures.Codes.ContainsKey($code)) { $category = $script:Failures.Codes[$code] }
        elseif ($script:Failures.Types.ContainsKey($type)) { $category = $script:Failures.Types[$type] }
        if ($null -ne $category) {
            return @{ category = $category; code = $code; message = $exception.Message; type = $type; remedy = $remedy }
        }
    }
    $outermost = $ErrorRecord.Exception
    $message = $outermost.Message
    $said = $outermost.PSObject.Properties['ServerErrorMessage']
    if ($null -ne $said -and -not [string]::IsNullOrEmpty($said.Value)) { $message += " ($($said.Value))" }
    return @{
        category = 'unknown'
        code     = Get-SyncErrorCode -Exception $outermost
        message  = $message
        type     = $outermost.GetType().FullName
        remedy   = $null
    }
}
