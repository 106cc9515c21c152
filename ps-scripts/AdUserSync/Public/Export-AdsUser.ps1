<#
.SYNOPSIS
Exports the users of the source domain to the users file.
.DESCRIPTION
Runs "ad-user-sync export" with a config file and returns a summary. Relative paths in the config file are relative to the current folder.
.PARAMETER Path
Config file. Wildcards are allowed if they match exactly one file. Default: export-config.json in the current folder.
.PARAMETER LiteralPath
Config file. Wildcards are not expanded.
.PARAMETER Secret
Secret of the MAC, in hex. Needed if the config does not contain it.
.EXAMPLE
Export-AdsUser -Path C:\Sync\export-config.json
.EXAMPLE
$file = (Export-AdsUser -LiteralPath 'C:\Sync [1]\export-config.json' -Secret (Read-Host -AsSecureString)).File
.INPUTS
System.IO.FileInfo: a config file, from Get-Item or Get-ChildItem.
.OUTPUTS
AdUserSync.ExportResult: Users, Disabled, File, Signed, Timestamp.
#>
function Export-AdsUser {
    [CmdletBinding(SupportsShouldProcess = $true, DefaultParameterSetName = 'Path')]
    [OutputType('AdUserSync.ExportResult')]
    param(
        [Parameter(ParameterSetName = 'Path', Position = 0)][SupportsWildcards()][string]$Path,
        [Parameter(ParameterSetName = 'LiteralPath', Mandatory = $true, ValueFromPipelineByPropertyName = $true)][Alias('PSPath')][string]$LiteralPath,
        [securestring]$Secret
    )
    process {
        Use-AdsPreference -Cmdlet $PSCmdlet
        $config = @(Get-AdsConfigArgument -Cmdlet $PSCmdlet -Path $Path -LiteralPath $LiteralPath)
        $target = if ($config.Length -gt 0) { $config[1] } else { 'export-config.json' }
        if (-not $PSCmdlet.ShouldProcess($target, $Strings.WriteUsersFile)) { return }
        $arguments = @('export', '--output', 'json') + $config + @(Get-AdsLevelArgument -Cmdlet $PSCmdlet)
        $run = Invoke-AdsTool -Cmdlet $PSCmdlet -Arguments $arguments -Secrets @{ AD_USER_SYNC_HMAC = $Secret }
        if ($run.ExitCode -ne 0) { Stop-AdsCommand -Cmdlet $PSCmdlet -Run $run -Target $target }
        ConvertTo-AdsObject -From (ConvertFrom-AdsJson -Text $run.Output) -TypeName 'AdUserSync.ExportResult' -More ([ordered]@{})
    }
}
