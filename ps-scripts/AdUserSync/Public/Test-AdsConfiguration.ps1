<#
.SYNOPSIS
Checks everything that an export or an import needs, and changes nothing.
.DESCRIPTION
Runs "ad-user-sync check" and returns one object for each prerequisite, with a remedy for each problem.
.PARAMETER Kind
Purpose of the config file: Export or Import.
.PARAMETER Path
Config file. Wildcards are allowed if they match exactly one file. Default: export-config.json or import-config.json in the current folder.
.PARAMETER LiteralPath
Config file. Wildcards are not expanded.
.PARAMETER Secret
Secret of the MAC, in hex. Needed if the config does not contain it.
.EXAMPLE
Test-AdsConfiguration -Kind Import
.EXAMPLE
Test-AdsConfiguration -Kind Export -Path C:\Sync\export-config.json | Where-Object Status -ne ok
.EXAMPLE
Test-AdsConfiguration -Kind Import -LiteralPath 'C:\Sync [1]\import-config.json' -Secret (Read-Host -AsSecureString)
.INPUTS
System.IO.FileInfo: a config file, from Get-Item or Get-ChildItem.
.OUTPUTS
AdUserSync.Check: Name, Status (ok, warning, failed, skipped), Found, Remedy.
#>
function Test-AdsConfiguration {
    [CmdletBinding(DefaultParameterSetName = 'Path')]
    [OutputType('AdUserSync.Check')]
    param(
        [Parameter(Mandatory = $true, Position = 0)][ValidateSet('Export', 'Import')][string]$Kind,
        [Parameter(ParameterSetName = 'Path', Position = 1)][SupportsWildcards()][string]$Path,
        [Parameter(ParameterSetName = 'LiteralPath', Mandatory = $true, ValueFromPipelineByPropertyName = $true)][Alias('PSPath')][string]$LiteralPath,
        [securestring]$Secret
    )
    process {
        Use-AdsPreference -Cmdlet $PSCmdlet
        $config = @(Get-AdsConfigArgument -Cmdlet $PSCmdlet -Path $Path -LiteralPath $LiteralPath)
        $arguments = @('check', $Kind.ToLowerInvariant(), '--output', 'json') + $config
        $run = Invoke-AdsTool -Cmdlet $PSCmdlet -Arguments $arguments -Secrets @{ AD_USER_SYNC_HMAC = $Secret }
        $answer = ConvertFrom-AdsJson -Text $run.Output
        if ($null -eq $answer) { Stop-AdsCommand -Cmdlet $PSCmdlet -Run $run -Target $Kind }
        foreach ($check in $answer.checks) { ConvertTo-AdsObject -From $check -TypeName 'AdUserSync.Check' -More ([ordered]@{}) }
    }
}
