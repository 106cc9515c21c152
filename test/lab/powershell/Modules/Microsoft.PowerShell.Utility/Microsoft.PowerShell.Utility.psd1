@{
    # The cmdlets of the module of this name that the lab's host has; they are compiled into the host.
    ModuleVersion = '7.0.0.0'
    GUID = '1da87e53-152b-403e-98dc-74d7b4d63d59'
    NestedModules = '../../lab-pwsh.dll'
    FunctionsToExport = @()
    AliasesToExport = @()
    CmdletsToExport = @(
        'Add-Member'
        'ConvertFrom-Json'
        'ConvertTo-Json'
        'Get-Date'
        'Get-Variable'
        'Import-PowerShellDataFile'
        'Measure-Object'
        'New-Object'
        'Out-String'
        'Read-Host'
        'Select-Object'
        'Set-Variable'
        'Sort-Object'
        'Start-Sleep'
        'Write-Debug'
        'Write-Error'
        'Write-Host'
        'Write-Information'
        'Write-Output'
        'Write-Verbose'
        'Write-Warning'
    )
}
