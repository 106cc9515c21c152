@{
    RootModule           = 'AdUserSync.Session.psm1'
    ModuleVersion        = '0.1.0'
    GUID                 = '5d3a8d0e-7a5e-4f0c-9b35-2f1f0f7c9a61'
    Author               = 'ad-user-sync'
    Description          = 'The Active Directory side of ad-user-sync: one request in, one job, one answer out.'
    PowerShellVersion    = '5.1'
    CompatiblePSEditions = @('Desktop', 'Core')
    FunctionsToExport    = @(
        'Invoke-SyncRequest'
        # What can be asked for, at the prompt too: Get-Help shows how.
        'Add-SyncGroupMember'
        'Disable-SyncUser'
        'Enable-SyncUser'
        'Find-SyncObject'
        'Get-SyncModule'
        'Get-SyncPasswordPolicy'
        'Get-SyncServer'
        'Get-SyncSession'
        'Get-SyncUserVersion'
        'Move-SyncUser'
        'New-SyncUser'
        'Read-SyncPage'
        'Remove-SyncGroupMember'
        'Rename-SyncUser'
        'Resume-SyncUser'
        'Set-SyncUser'
        'Write-SyncEvent'
    )
    CmdletsToExport      = @()
    VariablesToExport    = @()
    AliasesToExport      = @()
}
