<#
.SYNOPSIS
Takes rejections back. The next import asks again.
.DESCRIPTION
Takes back all rejections of one kind for one user.
.PARAMETER User
Common name of the user in the target, with its prefix.
.PARAMETER Type
Kind of the rejection: enable, join, name, disable or leave.
.PARAMETER LiteralPath
Config file of the import. Default: import-config.json in the current folder.
.EXAMPLE
Remove-AdsRejection -User 'ACME Lena Fischer' -Type join -LiteralPath C:\Sync\import-config.json
.EXAMPLE
Get-AdsRejection | Where-Object Type -eq enable | Remove-AdsRejection -Confirm:$false
.INPUTS
AdUserSync.Rejection, from Get-AdsRejection.
.OUTPUTS
None.
#>
function Remove-AdsRejection {
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipelineByPropertyName = $true)][ValidateNotNullOrEmpty()][string]$User,
        [Parameter(Mandatory = $true, Position = 1, ValueFromPipelineByPropertyName = $true)][ValidateSet('enable', 'join', 'name', 'disable', 'leave')][string]$Type,
        [Parameter(ValueFromPipelineByPropertyName = $true)][string]$LiteralPath
    )
    process {
        Use-AdsPreference -Cmdlet $PSCmdlet
        if (-not $PSCmdlet.ShouldProcess((ConvertTo-AdsPrintable -Text $User), ($Strings.TakeRejectionBack -f $Type))) { return }
        $config = @(Get-AdsConfigArgument -Cmdlet $PSCmdlet -LiteralPath $LiteralPath)
        $arguments = @('resolutions', 'forget', '--output', 'json', "--user=$User", '--type', $Type) + $config
        $run = Invoke-AdsTool -Cmdlet $PSCmdlet -Arguments $arguments
        if ($run.ExitCode -ne 0) { Stop-AdsCommand -Cmdlet $PSCmdlet -Run $run -Target $User }
    }
}
