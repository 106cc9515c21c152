<#
.SYNOPSIS
Gives the version of the ActiveDirectory module. No domain controller is asked.
.OUTPUTS
JSON: {"version"}.
.EXAMPLE
Get-SyncModule
#>
function Get-SyncModule {
    [CmdletBinding()]
    [OutputType([string])]
    param()
    Import-DirectoryModule
    return ConvertTo-SyncJson -Record @{ version = [string]$script:DirectoryModule.Version }
}
