<#
.SYNOPSIS
Loads Microsoft's ActiveDirectory module once a session, or says what is wrong with it.
.DESCRIPTION
PowerShell 7 loads a module that is not marked as compatible through a hidden Windows PowerShell session
(about_Windows_PowerShell_Compatibility): its commands are proxy functions, and its objects copies without methods and types. Such a
module exports no cmdlets, and is refused.
#>
function Import-DirectoryModule {
    if ($null -ne $script:DirectoryModule) { return }
    # The AD: drive costs a connection to some domain controller, and warns when there is none.
    if ([string]::IsNullOrEmpty([Environment]::GetEnvironmentVariable('ADPS_LoadDefaultDrive'))) {
        [Environment]::SetEnvironmentVariable('ADPS_LoadDefaultDrive', '0')
    }
    try { $module = Import-Module -Name ActiveDirectory -PassThru }
    catch {
        if ($_.FullyQualifiedErrorId -notlike 'Modules_ModuleNotFound*') {
            throw (New-SyncException -Category 'unavailable' -Type 'ModuleBroken' `
                    -Message "the ActiveDirectory module cannot be loaded: $($_.Exception.Message.Trim())" `
                    -Remedy ('see what "Import-Module ActiveDirectory" says in this PowerShell; ' +
                    'repair the module, or set "powershell" to another PowerShell in the config file'))
        }
        throw (New-SyncException -Category 'unavailable' -Type 'ModuleMissing' -Message 'the ActiveDirectory module is not installed' -Remedy (
                'on Windows Server: Install-WindowsFeature RSAT-AD-PowerShell; ' +
                'on a Windows client: Add-WindowsCapability -Online -Name Rsat.ActiveDirectory.DS-LDS.Tools~~~~0.0.1.0'))
    }
    if (-not $module.ExportedCmdlets.ContainsKey('Get-ADObject')) {
        throw (New-SyncException -Category 'unavailable' -Type 'ModuleIncompatible' `
                -Message 'the ActiveDirectory module was loaded through the Windows PowerShell compatibility layer, whose objects are copies' `
                -Remedy ('set "powershell" to powershell.exe in the config, or install a version of the module that supports PowerShell 7'))
    }
    $script:DirectoryModule = $module
}
