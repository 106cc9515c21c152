# The lab's stand-in for Microsoft's ActiveDirectory module: same name, version and cmdlets, over LDAPS.
@{
    RootModule        = 'ActiveDirectory.dll'
    ModuleVersion     = '1.0.1.0'
    GUID              = '5b5c1a3e-3c1f-4d55-9a44-6f0f2d0a1c77'
    Author            = 'ad-user-sync'
    PowerShellVersion = '5.1'
    # Loaded first: the types file names the adapter, which is in it.
    RequiredAssemblies = @('ActiveDirectory.dll')
    TypesToProcess    = @('ActiveDirectory.Types.ps1xml')
    FunctionsToExport = @()
    AliasesToExport   = @()
    VariablesToExport = @()
    CmdletsToExport   = @(
        'Add-ADGroupMember', 'Clear-ADAccountExpiration', 'Disable-ADAccount', 'Enable-ADAccount', 'Get-ADDefaultDomainPasswordPolicy', 'Get-ADDomain',
        'Get-ADDomainController', 'Get-ADGroup', 'Get-ADGroupMember', 'Get-ADObject', 'Get-ADOrganizationalUnit', 'Get-ADRootDSE', 'Get-ADUser',
        'Get-ADUserResultantPasswordPolicy', 'Move-ADObject', 'New-ADGroup', 'New-ADOrganizationalUnit', 'New-ADUser', 'Remove-ADGroupMember',
        'Remove-ADObject', 'Remove-ADUser', 'Rename-ADObject', 'Set-ADAccountControl', 'Set-ADAccountExpiration', 'Set-ADAccountPassword', 'Set-ADGroup',
        'Set-ADObject', 'Set-ADUser', 'Unlock-ADAccount'
    )
}
