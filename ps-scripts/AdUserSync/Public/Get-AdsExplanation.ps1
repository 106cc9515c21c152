<#
.SYNOPSIS
Explains one person: who it is, in which groups, what waits, what the next run would do, and why.
.DESCRIPTION
Runs "ad-user-sync explain". The config file decides the side. With one of an import, the person is looked up in the users file and the target domain. With one of
an export, it is looked up in the source domain. Nothing is changed or written.
.PARAMETER User
The person. Give the common name, account name, mail address or objectGUID.
.PARAMETER Path
Config file of an import or an export. Wildcards are allowed if they match exactly one file. Default: import-config.json or export-config.json in the current folder.
.PARAMETER LiteralPath
Config file. Wildcards are not expanded.
.PARAMETER Secret
Secret of the MAC, in hex. Needed if the config does not contain it.
.EXAMPLE
Get-AdsExplanation -User 'ACME Lena Fischer' | Format-List
.EXAMPLE
(Get-AdsExplanation lena.fischer -Path C:\Sync\import-config.json).Groups | Where-Object Member -eq $false
.EXAMPLE
Get-AdsPendingApproval -Type join | Get-AdsExplanation | Select-Object -ExpandProperty NextActions
.EXAMPLE
Get-AdsExplanation -User lena.fischer@a.test -LiteralPath 'C:\Sync [1]\export-config.json' -Secret (Read-Host -AsSecureString)
.INPUTS
AdUserSync.PendingApproval or AdUserSync.Question: the user to explain.
.OUTPUTS
AdUserSync.Explanation: User, Account, DistinguishedName, Guid, Enabled, Expires, Evidence, DisabledBecause, File, Groups, Approvals, NextActions, NextFailures, UsersFile,
LiteralPath. With the config file of an export, AdUserSync.SourceExplanation: User, Account, DistinguishedName, Guid, Enabled, Exported, Why, Groups, LiteralPath.
#>
function Get-AdsExplanation {
    [CmdletBinding(DefaultParameterSetName = 'Path')]
    [OutputType('AdUserSync.Explanation', 'AdUserSync.SourceExplanation')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipelineByPropertyName = $true)][ValidatePattern('^[^-]')][string]$User,
        [Parameter(ParameterSetName = 'Path', Position = 1)][SupportsWildcards()][string]$Path,
        [Parameter(ParameterSetName = 'LiteralPath', Mandatory = $true, ValueFromPipelineByPropertyName = $true)][Alias('PSPath')][AllowEmptyString()][string]$LiteralPath,
        [securestring]$Secret
    )
    process {
        Use-AdsPreference -Cmdlet $PSCmdlet
        $config = @(Get-AdsConfigArgument -Cmdlet $PSCmdlet -Path $Path -LiteralPath $LiteralPath)
        $file = if ($config.Length -gt 0) { $config[1] } else { $null }
        $arguments = @('explain', $User, '--output', 'json') + $config + @(Get-AdsLevelArgument -Cmdlet $PSCmdlet)
        $run = Invoke-AdsTool -Cmdlet $PSCmdlet -Arguments $arguments -Secrets @{ AD_USER_SYNC_HMAC = $Secret }
        if ($run.ExitCode -ne 0) { Stop-AdsCommand -Cmdlet $PSCmdlet -Run $run -Target $User }
        $people = @(ConvertTo-AdsExplanation -Answer (ConvertFrom-AdsJson -Text $run.Output) -ConfigPath $file)
        Add-AdsKnown -User @($people.User)
        $people
    }
}
