@{
    # The cmdlets of the module of this name that the lab's host has; they are compiled into the host.
    ModuleVersion = '7.0.0.0'
    GUID = 'a94c8c7e-9810-47c0-b8af-65089c13a35a'
    NestedModules = '../../lab-pwsh.dll'
    FunctionsToExport = @()
    AliasesToExport = @()
    CmdletsToExport = @(
        'ConvertTo-SecureString'
        'Get-ExecutionPolicy'
    )
}
