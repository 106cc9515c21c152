@{
    # The cmdlets of the module of this name that the lab's host has; they are compiled into the host.
    ModuleVersion = '7.0.0.0'
    GUID = 'eefcb906-b326-4e99-9f54-8b4bb6ef3c6d'
    NestedModules = '../../lab-pwsh.dll'
    FunctionsToExport = @()
    AliasesToExport = @()
    CmdletsToExport = @(
        'Get-ChildItem'
        'Get-Content'
        'Get-Location'
        'Join-Path'
        'Resolve-Path'
        'Set-Location'
        'Split-Path'
        'Test-Path'
    )
}
