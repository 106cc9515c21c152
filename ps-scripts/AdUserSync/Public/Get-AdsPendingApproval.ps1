<#
.SYNOPSIS
Lists what waits for somebody's decision in the target domain.
.DESCRIPTION
Runs the import's dry run, which changes and writes nothing, and puts out each approval that is open: a user to enable, a membership of a restricted group, a
name that is taken.
.PARAMETER Path
The config file of the import; wildcards may find one. Without it, import-config.json of the current folder.
.PARAMETER LiteralPath
The config file, taken as it is.
.PARAMETER Type
Only these kinds.
.PARAMETER User
Only users with this common name; wildcards.
.PARAMETER Secret
The secret of the MAC in hex, where the config does not hold it.
.EXAMPLE
Get-AdsPendingApproval -LiteralPath 'C:\Sync [1]\import-config.json' -Secret (Read-Host -AsSecureString) | Format-Table
.EXAMPLE
Get-AdsPendingApproval -Type join, leave -User '*Fischer' | Deny-AdsApproval
.EXAMPLE
Get-AdsPendingApproval | Where-Object Type -eq enable | Approve-AdsApproval -Password { New-InitialPassword }
A password for each: New-InitialPassword stands for a function of your own that gives a SecureString.
.EXAMPLE
Send-MailMessage -To it@example.com -From sync@example.com -SmtpServer mail -Subject 'Approvals' -Body (Get-AdsPendingApproval -Path C:\Sync\import-config.json | Out-String)
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
        $config = @(Get-AdsConfigArgument -Cmdlet $PSCmdlet -Path $Path -LiteralPath $LiteralPath)
        $file = if ($config.Length -gt 0) { $config[1] } else { $null }
        $summary = Invoke-AdsRun -Cmdlet $PSCmdlet -Arguments (@('import', '--dry-run') + $config) -Secrets @{ AD_USER_SYNC_HMAC = $Secret } -Target $file
        foreach ($approval in ConvertTo-AdsPendingApproval -Summary $summary -ConfigPath $file) {
            if ($approval.User -notlike $User) { continue }
            if ($null -eq $Type -or $Type -contains $approval.Type) { $approval }
        }
    }
}
