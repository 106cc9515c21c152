<#
.SYNOPSIS
Shows the state of the sync: the last import, what is pending or expires, and what the next import would exceed.
.DESCRIPTION
Runs "ad-user-sync status", which reads the journal, the target domain and the users file. It changes and writes nothing.
.PARAMETER Path
Config file of the import. Wildcards are allowed if they match exactly one file. Default: import-config.json in the current folder.
.PARAMETER LiteralPath
Config file. Wildcards are not expanded.
.PARAMETER FailOn
Conditions for monitoring. Each one that holds is an error, AdUserSync.ApprovalPending, after the status itself. pending-days=14: an approval has been open for 14
days or more. expiring=20%: more than 20% of the enabled users expire within 7 days. file-age=P2D: the users file that was imported last is older than 2 days.
.PARAMETER Secret
Secret of the MAC, in hex. Needed if the config does not contain it.
.EXAMPLE
Get-AdsStatus -Path C:\Sync\import-config.json
.EXAMPLE
(Get-AdsStatus).Pending | Where-Object Days -ge 7
.EXAMPLE
Get-AdsStatus -LiteralPath 'C:\Sync [1]\import-config.json' -FailOn pending-days=14, expiring=20%, file-age=P2D -Secret (Read-Host -AsSecureString)
.EXAMPLE
try { Get-AdsStatus -FailOn file-age=P2D -ErrorAction Stop } catch { Send-MailMessage -Encoding UTF8 -To it@example.com -From sync@example.com -SmtpServer mail -Subject 'ad-user-sync' -Body "$_" }
.INPUTS
System.IO.FileInfo: a config file, from Get-Item or Get-ChildItem.
.OUTPUTS
AdUserSync.Status: Run, Began, ExitCode, Error, FileTimestamp, FileAge, Enabled, Disabled, Pending, ExpiringSoon, LastExpiry, NeverExpiring, UsersFileRefused, Exceeded,
HeldFiles, Failing, LiteralPath. Run, ExitCode and the rest of the last import are $null if no import is recorded.
#>
function Get-AdsStatus {
    [CmdletBinding(DefaultParameterSetName = 'Path')]
    [OutputType('AdUserSync.Status')]
    param(
        [Parameter(ParameterSetName = 'Path', Position = 0)][SupportsWildcards()][string]$Path,
        [Parameter(ParameterSetName = 'LiteralPath', Mandatory = $true, ValueFromPipelineByPropertyName = $true)][Alias('PSPath')][AllowEmptyString()][string]$LiteralPath,
        [ValidateNotNullOrEmpty()][string[]]$FailOn,
        [securestring]$Secret
    )
    process {
        Use-AdsPreference -Cmdlet $PSCmdlet
        $config = @(Get-AdsConfigArgument -Cmdlet $PSCmdlet -Path $Path -LiteralPath $LiteralPath)
        $file = if ($config.Length -gt 0) { $config[1] } else { $null }
        $arguments = @('status', '--output', 'json') + $config + @(Get-AdsLevelArgument -Cmdlet $PSCmdlet)
        if ($null -ne $FailOn) { $arguments += "--fail-on=$([string]::Join(',', $FailOn))" }
        $run = Invoke-AdsTool -Cmdlet $PSCmdlet -Arguments $arguments -Secrets @{ AD_USER_SYNC_HMAC = $Secret }
        if (0, 10 -notcontains $run.ExitCode) { Stop-AdsCommand -Cmdlet $PSCmdlet -Run $run -Target $file }
        $status = ConvertTo-AdsStatus -Answer (ConvertFrom-AdsJson -Text $run.Output) -ConfigPath $file
        foreach ($one in $status.Pending) { Add-AdsKnown -User $one.User -Group $one.Group }
        $status
        Write-AdsCondition -Cmdlet $PSCmdlet -Status $status
    }
}
