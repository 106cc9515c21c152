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
    TypesToProcess             = @('AdUserSync.types.ps1xml')
    FunctionsToExport          = @(
        'Approve-AdsApproval'
        'Deny-AdsApproval'
        'Export-AdsUser'
        'Get-AdsExplanation'
        'Get-AdsHistory'
        'Get-AdsPendingApproval'
        'Get-AdsRejection'
        'Get-AdsStatus'
        'Import-AdsUser'
        'New-AdsConfiguration'
        'Register-AdsScheduledTask'
        'Remove-AdsRejection'
        'Test-AdsConfiguration'
        'Undo-AdsImport'
    )
    FileList                   = @(
        'AdUserSync.format.ps1xml'
        'AdUserSync.psd1'
        'AdUserSync.psm1'
        'AdUserSync.types.ps1xml'
        'Private/Add-AdsKnown.ps1'
        'Private/ConvertFrom-AdsJson.ps1'
        'Private/ConvertTo-AdsEntry.ps1'
        'Private/ConvertTo-AdsExplanation.ps1'
        'Private/ConvertTo-AdsPastRun.ps1'
        'Private/ConvertTo-AdsPrintable.ps1'
        'Private/ConvertTo-AdsStatus.ps1'
        'Private/Get-AdsConfigArgument.ps1'
        'Private/Get-AdsTool.ps1'
        'Private/Invoke-AdsRun.ps1'
        'Private/Invoke-AdsTool.ps1'
        'Private/New-AdsError.ps1'
        'Private/Use-AdsPreference.ps1'
        'Private/Write-AdsLogLine.ps1'
        'Public/Approve-AdsApproval.ps1'
        'Public/Deny-AdsApproval.ps1'
        'Public/Export-AdsUser.ps1'
        'Public/Get-AdsExplanation.ps1'
        'Public/Get-AdsHistory.ps1'
        'Public/Get-AdsPendingApproval.ps1'
        'Public/Get-AdsRejection.ps1'
        'Public/Get-AdsStatus.ps1'
        'Public/Import-AdsUser.ps1'
        'Public/New-AdsConfiguration.ps1'
        'Public/Register-AdsScheduledTask.ps1'
        'Public/Remove-AdsRejection.ps1'
        'Public/Test-AdsConfiguration.ps1'
        'Public/Undo-AdsImport.ps1'
        'en-US/Strings.psd1'
        'en-US/about_AdUserSync.help.txt'
    )
    CmdletsToExport            = @()
    VariablesToExport          = @()
    AliasesToExport            = @()
    PrivateData                = @{
        PSData = @{
            Tags                       = @('ActiveDirectory', 'Identity', 'Users', 'Synchronization', 'Windows', 'PSEdition_Desktop', 'PSEdition_Core')
            # No ProjectUri: it has no page (homepage in package.json). No HelpInfoUri either: its help is in its scripts, which Update-Help does not replace.
            # The licence's text is in the package, too.
            LicenseUri                 = 'https://spdx.org/licenses/MIT.html'
            ReleaseNotes               = 'CHANGELOG.md, at the end of README.html of the package, says what is new.'
            # Not RequiredModules: what needs the module says so itself, and reading a configuration does not.
            ExternalModuleDependencies = @('ActiveDirectory')
        }
    }
}
