@{
    RootModule                 = 'AdUserSync.psm1'
    ModuleVersion              = '0.1.0'
    GUID                       = '0f0a4a5e-3d0b-4a9d-8f5b-6c1f0e2b7d34'
    Author                     = 'ad-user-sync'
    CompanyName                = 'ad-user-sync'
    Copyright                  = '(c) ad-user-sync. MIT license.'
    Description                = 'Carries users from one Active Directory domain to another that must not be connected to it: export, import, approvals.'
    PowerShellVersion          = '5.1'
    CompatiblePSEditions       = @('Desktop', 'Core')
    FormatsToProcess           = @('AdUserSync.format.ps1xml')
    FunctionsToExport          = @(
        'Approve-AdsApproval'
        'Deny-AdsApproval'
        'Export-AdsUser'
        'Get-AdsPendingApproval'
        'Get-AdsRejection'
        'Import-AdsUser'
        'New-AdsConfiguration'
        'Register-AdsScheduledTask'
        'Remove-AdsRejection'
        'Test-AdsConfiguration'
    )
    CmdletsToExport            = @()
    VariablesToExport          = @()
    AliasesToExport            = @()
    PrivateData                = @{
        PSData = @{
            Tags                       = @('ActiveDirectory', 'Identity', 'Windows')
            ReleaseNotes               = 'CHANGELOG.md of the package'
            # Not RequiredModules: what needs the module says so itself, and reading a configuration does not.
            ExternalModuleDependencies = @('ActiveDirectory')
        }
    }
}
