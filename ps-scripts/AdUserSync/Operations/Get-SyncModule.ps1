<#
.SYNOPSIS
Tells of the ActiveDirectory module, which is loaded before any operation but Write-SyncEvent: {version}. No domain controller is asked.
#>
function Get-SyncModule {
    return ConvertTo-SyncJson -Record @{ version = [string]$script:DirectoryModule.Version }
}
