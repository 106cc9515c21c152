<#
.SYNOPSIS
Lists the rejected approvals, which are not asked again.
.DESCRIPTION
Runs "ad-user-sync resolutions list", which reads resolutions_file. It needs no domain controller. Remove-AdsRejection takes a rejection back.
.PARAMETER Path
Config file of the import. Wildcards are allowed if they match exactly one file. Default: import-config.json in the current folder.
.PARAMETER LiteralPath
Config file. Wildcards are not expanded.
.EXAMPLE
Get-AdsRejection -LiteralPath 'C:\Sync [1]\import-config.json'
.EXAMPLE
Get-AdsRejection -Path C:\Sync\import-config.json | Where-Object User -like '*Fischer' | Remove-AdsRejection
.INPUTS
System.IO.FileInfo: a config file, from Get-Item or Get-ChildItem.
.OUTPUTS
AdUserSync.Rejection
#>
function Get-AdsRejection {
    [CmdletBinding(DefaultParameterSetName = 'Path')]
    [OutputType('AdUserSync.Rejection')]
    param(
        [Parameter(ParameterSetName = 'Path', Position = 0)][SupportsWildcards()][string]$Path,
        [Parameter(ParameterSetName = 'LiteralPath', Mandatory = $true, ValueFromPipelineByPropertyName = $true)][Alias('PSPath')][string]$LiteralPath
    )
    process {
        Use-AdsPreference -Cmdlet $PSCmdlet
        $config = @(Get-AdsConfigArgument -Cmdlet $PSCmdlet -Path $Path -LiteralPath $LiteralPath)
        $file = if ($config.Length -gt 0) { $config[1] } else { $null }
        $run = Invoke-AdsTool -Cmdlet $PSCmdlet -Arguments (@('resolutions', 'list', '--output', 'json') + $config)
        if ($run.ExitCode -ne 0) { Stop-AdsCommand -Cmdlet $PSCmdlet -Run $run -Target $file }
        foreach ($entry in (ConvertFrom-AdsJson -Text $run.Output).resolutions) {
            $known = [ordered]@{ Group = Get-AdsValue -From $entry -Name 'group'; Name = Get-AdsValue -From $entry -Name 'name'; LiteralPath = $file }
            Add-AdsKnown -User $entry.user
            ConvertTo-AdsObject -From $entry -TypeName 'AdUserSync.Rejection' -More $known
        }
    }
}
