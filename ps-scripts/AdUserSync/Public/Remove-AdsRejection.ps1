<#
.SYNOPSIS
Takes rejections back: the next import asks again.
.DESCRIPTION
Takes back all rejections of this kind about this user.
.PARAMETER User
Common name of the user in the target, with its prefix.
.PARAMETER Type
What was rejected: enable, join, name, disable or leave.
.PARAMETER LiteralPath
The config file of the import; without it, import-config.json of the current folder.
.EXAMPLE
Remove-AdsRejection -User 'ACME Lena Fischer' -Type join -LiteralPath C:\Sync\import-config.json
.EXAMPLE
Get-AdsRejection | Where-Object Type -eq enable | Remove-AdsRejection -Confirm:$false
.OUTPUTS
None.
#>
function Remove-AdsRejection {
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium')]
    param(
        [Parameter(Mandatory = $true, ValueFromPipelineByPropertyName = $true)][ValidateNotNullOrEmpty()][string]$User,
        [Parameter(Mandatory = $true, ValueFromPipelineByPropertyName = $true)][ValidateSet('enable', 'join', 'name', 'disable', 'leave')][string]$Type,
        [Parameter(ValueFromPipelineByPropertyName = $true)][string]$LiteralPath
    )
    process {
        if (-not $PSCmdlet.ShouldProcess($User, "Take back what was rejected: $Type")) { return }
        $config = @(Get-AdsConfigArgument -Cmdlet $PSCmdlet -LiteralPath $LiteralPath)
        $arguments = @('resolutions', 'forget', '--output', 'json', "--user=$User", '--type', $Type) + $config
        $run = Invoke-AdsTool -Cmdlet $PSCmdlet -Arguments $arguments
        if ($run.ExitCode -ne 0) { Stop-AdsCommand -Cmdlet $PSCmdlet -Run $run -Target $User }
    }
}
