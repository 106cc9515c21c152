<#
.SYNOPSIS
Shows what past imports did, by whom and from which file.
.DESCRIPTION
Runs "ad-user-sync history", which reads the journal beside the resolutions file. It needs no domain controller.
.PARAMETER Path
The config file of the import; wildcards may find one. Without it, import-config.json of the current folder.
.PARAMETER LiteralPath
The config file, taken as it is.
.PARAMETER Run
One run with all that it did: its id, the beginning of one, or "last".
.PARAMETER User
What happened to one person instead of runs: common name, account name or objectGUID.
.PARAMETER Verify
Look whether any record was edited, removed, swapped or cut instead; then that is an error.
.EXAMPLE
Get-AdsHistory | Select-Object -Last 10
.EXAMPLE
(Get-AdsHistory -Run last -Path C:\Sync\import-config.json).Changes | Where-Object Outcome -eq failed
.EXAMPLE
Get-AdsHistory -User 'ACME Lena Fischer' -LiteralPath 'C:\Sync [1]\import-config.json'
.EXAMPLE
Get-AdsHistory -Verify
.OUTPUTS
AdUserSync.Run; with -User AdUserSync.PersonEvent, with -Verify AdUserSync.JournalCheck.
#>
function Get-AdsHistory {
    [CmdletBinding(DefaultParameterSetName = 'Path')]
    [OutputType('AdUserSync.Run', 'AdUserSync.PersonEvent', 'AdUserSync.JournalCheck')]
    param(
        [Parameter(ParameterSetName = 'Path', Position = 0)][SupportsWildcards()][string]$Path,
        [Parameter(ParameterSetName = 'LiteralPath', Mandatory = $true, ValueFromPipelineByPropertyName = $true)][Alias('PSPath')][string]$LiteralPath,
        [Parameter(ValueFromPipelineByPropertyName = $true)][Alias('Id')][ValidatePattern('^[^-]')][string]$Run,
        [string]$User,
        [switch]$Verify
    )
    process {
        $config = @(Get-AdsConfigArgument -Cmdlet $PSCmdlet -Path $Path -LiteralPath $LiteralPath)
        $file = if ($config.Length -gt 0) { $config[1] } else { $null }
        $arguments = @('history') + @(
            if ($PSBoundParameters.ContainsKey('Run')) { $Run }
            if ($User -ne '') { "--user=$User" }
            if ($Verify) { '--verify' }
        )
        $ran = Invoke-AdsTool -Cmdlet $PSCmdlet -Arguments ($arguments + @('--all', '--output', 'json') + $config)
        if ($ran.ExitCode -ne 0) { Stop-AdsCommand -Cmdlet $PSCmdlet -Run $ran -Target $file }
        $answer = ConvertFrom-AdsJson -Text $ran.Output
        if ($Verify) { return ConvertTo-AdsObject -From $answer -TypeName 'AdUserSync.JournalCheck' -More ([ordered]@{}) }
        if ($User -ne '') { return ConvertTo-AdsPersonEvent -Answer $answer }
        $runs = Get-AdsValue -From $answer -Name 'runs'
        if ($PSBoundParameters.ContainsKey('Run')) { $runs = @($answer) }
        Add-AdsKnown -Run @(foreach ($one in $runs) { $one.id })
        foreach ($one in $runs) { ConvertTo-AdsPastRun -From $one -ConfigPath $file }
    }
}
