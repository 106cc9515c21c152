<#
.SYNOPSIS
Lists the approvals that wait for a decision in the target domain.
.DESCRIPTION
Runs a dry run of the import, which changes and writes nothing. Returns each open approval: a user to enable, a membership of a restricted group, or a name that
is taken.
.PARAMETER Path
Config file of the import. Wildcards are allowed if they match exactly one file. Default: import-config.json in the current folder.
.PARAMETER LiteralPath
Config file. Wildcards are not expanded.
.PARAMETER Type
List only these kinds.
.PARAMETER User
List only users with this common name. Wildcards are allowed.
.PARAMETER Secret
Secret of the MAC, in hex. Needed if the config does not contain it.
.EXAMPLE
Get-AdsPendingApproval -LiteralPath 'C:\Sync [1]\import-config.json' -Secret (Read-Host -AsSecureString) | Format-Table
.EXAMPLE
Get-AdsPendingApproval -Type join, leave -User '*Fischer' | Deny-AdsApproval
.EXAMPLE
Get-AdsPendingApproval | Where-Object Type -eq enable | Approve-AdsApproval -Password { New-InitialPassword }
Sets a different password for each user. New-InitialPassword stands for your own function, which returns a SecureString.
.EXAMPLE
Send-MailMessage -Encoding UTF8 -To it@example.com -From sync@example.com -SmtpServer mail -Subject 'Approvals' -Body (Get-AdsPendingApproval -Path C:\Sync\import-config.json | Out-String)
.INPUTS
System.IO.FileInfo: a config file, from Get-Item or Get-ChildItem.
.OUTPUTS
AdUserSync.PendingApproval
#>
function Get-AdsPendingApproval {
    [CmdletBinding(DefaultParameterSetName = 'Path')]
    [OutputType('AdUserSync.PendingApproval')]
    param(
        [Parameter(ParameterSetName = 'Path', Position = 0)][SupportsWildcards()][string]$Path,
        [Parameter(ParameterSetName = 'LiteralPath', Mandatory = $true, ValueFromPipelineByPropertyName = $true)][Alias('PSPath')][string]$LiteralPath,
        [ValidateSet('enable', 'join', 'name', 'disable', 'leave')][string[]]$Type,
        [SupportsWildcards()][string]$User = '*',
        [securestring]$Secret
    )
    process {
        Use-AdsPreference -Cmdlet $PSCmdlet
        $config = @(Get-AdsConfigArgument -Cmdlet $PSCmdlet -Path $Path -LiteralPath $LiteralPath)
        $file = if ($config.Length -gt 0) { $config[1] } else { $null }
        $summary = Invoke-AdsRun -Cmdlet $PSCmdlet -Arguments (@('import', '--dry-run') + $config) -Secrets @{ AD_USER_SYNC_HMAC = $Secret } -Target $file
        foreach ($approval in ConvertTo-AdsPendingApproval -Summary $summary) {
            # A name may have brackets of its own.
            if ($approval.User -ne $User -and $approval.User -notlike $User) { continue }
            if ($null -eq $Type -or $Type -contains $approval.Type) { $approval }
        }
    }
}
