<#
.SYNOPSIS
Shows what past imports did, who ran them, and from which file.
.DESCRIPTION
Runs "ad-user-sync history", which reads the journal beside the resolutions file. It needs no domain controller.
.PARAMETER Path
Config file of the import. Wildcards are allowed if they match exactly one file. Default: import-config.json in the current folder.
.PARAMETER LiteralPath
Config file. Wildcards are not expanded.
.PARAMETER Run
Show one run in full. Give its id, the beginning of its id, or "last".
.PARAMETER User
Show what happened to one person. Give the common name, account name or objectGUID.
.PARAMETER Verify
Check whether any record was edited, removed, swapped or cut off. If so, an error is reported.
.EXAMPLE
Get-AdsHistory | Select-Object -Last 10
.EXAMPLE
(Get-AdsHistory -Run last -Path C:\Sync\import-config.json).Changes | Where-Object Outcome -eq failed
.EXAMPLE
Get-AdsHistory -User 'ACME Lena Fischer' -LiteralPath 'C:\Sync [1]\import-config.json'
.EXAMPLE
Get-AdsHistory -Verify
.INPUTS
System.IO.FileInfo: a config file, from Get-Item or Get-ChildItem. AdUserSync.Run or AdUserSync.Status: the run to show in full.
.OUTPUTS
AdUserSync.Run. With -User, AdUserSync.PersonEvent. With -Verify, AdUserSync.JournalCheck.
#>
function Get-AdsHistory {
    [CmdletBinding(DefaultParameterSetName = 'Path')]
    [OutputType('AdUserSync.Run', 'AdUserSync.PersonEvent', 'AdUserSync.JournalCheck')]
    param(
        [Parameter(ParameterSetName = 'Path', Position = 0)][SupportsWildcards()][string]$Path,
        [Parameter(ParameterSetName = 'LiteralPath', Mandatory = $true, ValueFromPipelineByPropertyName = $true)][Alias('PSPath')][AllowEmptyString()][string]$LiteralPath,
        [Parameter(ValueFromPipelineByPropertyName = $true)][Alias('Id')][ValidatePattern('^[^-]')][string]$Run,
        [string]$User,
        [switch]$Verify
    )
    process {
        Use-AdsPreference -Cmdlet $PSCmdlet
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
