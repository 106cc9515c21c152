<#
.SYNOPSIS
Answers, which shows that requests arrive. Neither the ActiveDirectory module nor a domain controller is asked.
.OUTPUTS
JSON: {}.
.EXAMPLE
Get-SyncSession
#>
function Get-SyncSession {
    [CmdletBinding()]
    [OutputType([string])]
    param()
    return '{}'
}
