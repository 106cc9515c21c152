<#
.SYNOPSIS
Looks whether all that an export or an import needs is there, changing nothing.
.DESCRIPTION
Runs "ad-user-sync check" and puts out one object for each prerequisite, with the remedy.
.PARAMETER Kind
What the config file is for: Export or Import.
.PARAMETER Path
The config file; wildcards may find one. Without it, the default one of the current folder.
.PARAMETER LiteralPath
The config file, taken as it is.
.PARAMETER Secret
The secret of the MAC in hex, where the config does not hold it.
.EXAMPLE
Test-AdsConfiguration -Kind Import
.EXAMPLE
Test-AdsConfiguration -Kind Export -Path C:\Sync\export-config.json | Where-Object Status -ne ok
.EXAMPLE
Test-AdsConfiguration -Kind Import -LiteralPath 'C:\Sync [1]\import-config.json' -Secret (Read-Host -AsSecureString)
.OUTPUTS
AdUserSync.Check: Name, Status (ok, warning, failed, skipped), Found, Remedy.
#>
function Test-AdsConfiguration {
    [CmdletBinding(DefaultParameterSetName = 'Path')]
    [OutputType('AdUserSync.Check')]
    param(
        [Parameter(Mandatory = $true)][ValidateSet('Export', 'Import')][string]$Kind,
        [Parameter(ParameterSetName = 'Path', Position = 0)][SupportsWildcards()][string]$Path,
        [Parameter(ParameterSetName = 'LiteralPath', Mandatory = $true, ValueFromPipelineByPropertyName = $true)][Alias('PSPath')][string]$LiteralPath,
        [securestring]$Secret
    )
    process {
        $config = @(Get-AdsConfigArgument -Cmdlet $PSCmdlet -Path $Path -LiteralPath $LiteralPath)
        $arguments = @('check', $Kind.ToLowerInvariant(), '--output', 'json') + $config
        $run = Invoke-AdsTool -Cmdlet $PSCmdlet -Arguments $arguments -Secrets @{ AD_USER_SYNC_HMAC = $Secret }
        $answer = ConvertFrom-AdsJson -Text $run.Output
        if ($null -eq $answer) { Stop-AdsCommand -Cmdlet $PSCmdlet -Run $run -Target $Kind }
        foreach ($check in $answer.checks) { ConvertTo-AdsObject -From $check -TypeName 'AdUserSync.Check' -More ([ordered]@{}) }
    }
}
