<#
.SYNOPSIS
Rejects approvals. They are not asked again until Remove-AdsRejection takes that back.
.DESCRIPTION
Runs "ad-user-sync resolutions reject", which saves them in resolutions_file. It changes nothing in the directory.
.PARAMETER Type
Kind of the approval: enable, join, name, disable or leave.
.PARAMETER User
Common name of the user in the target, with its prefix.
.PARAMETER Group
For join and leave: common name of the group.
.PARAMETER GroupDn
Distinguished name of the group, as returned by Get-AdsPendingApproval.
.PARAMETER Name
For name: the wanted account name.
.PARAMETER Anchor
Anchor of the person, as returned by Get-AdsPendingApproval.
.PARAMETER By
Object that has the name, as returned by Get-AdsPendingApproval.
.PARAMETER LiteralPath
Config file of the import. Default: import-config.json in the current folder.
.EXAMPLE
Get-AdsPendingApproval -User 'ACME Temp*' | Deny-AdsApproval
.EXAMPLE
Deny-AdsApproval -Type join -User 'ACME Lena Fischer' -Group 'VPN Access' -LiteralPath C:\Sync\import-config.json
.EXAMPLE
Deny-AdsApproval -Type name -User 'ACME Ben Alt' -Name ben.alt -By 'CN=Ben Alt,OU=Old,DC=b,DC=test'
.EXAMPLE
Deny-AdsApproval -Type join -User 'ACME Lena Fischer' -Group VPN -GroupDn 'CN=VPN,OU=Groups,DC=b,DC=test' -Anchor 5e0d9f7c-3a51-4d0e-9d1b-2f6c1f6f7a10
.INPUTS
AdUserSync.PendingApproval, from Get-AdsPendingApproval.
.OUTPUTS
None.
#>
function Deny-AdsApproval {
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipelineByPropertyName = $true)][ValidateSet('enable', 'join', 'name', 'disable', 'leave')][string]$Type,
        [Parameter(Mandatory = $true, Position = 1, ValueFromPipelineByPropertyName = $true)][ValidateNotNullOrEmpty()][string]$User,
        [Parameter(ValueFromPipelineByPropertyName = $true)][string]$Group,
        [Parameter(ValueFromPipelineByPropertyName = $true)][string]$GroupDn,
        [Parameter(ValueFromPipelineByPropertyName = $true)][string]$Name,
        [Parameter(ValueFromPipelineByPropertyName = $true)][string]$Anchor,
        [Parameter(ValueFromPipelineByPropertyName = $true)][string]$By,
        [Parameter(ValueFromPipelineByPropertyName = $true)][string]$LiteralPath
    )
    begin {
        Use-AdsPreference -Cmdlet $PSCmdlet
        $batches = [ordered]@{}
    }
    process {
        if (-not $PSCmdlet.ShouldProcess((ConvertTo-AdsPrintable -Text $User), ($Strings.RejectApproval -f $Type))) { return }
        $approval = [pscustomobject]@{ Type = $Type; User = $User; Group = $Group; GroupDn = $GroupDn; Name = $Name; Anchor = $Anchor; By = $By }
        if (-not $batches.Contains($LiteralPath)) { $batches[$LiteralPath] = [System.Collections.Generic.List[object]]::new() }
        $batches[$LiteralPath].Add((ConvertTo-AdsEntry -Approval $approval -Accept $false))
    }
    end {
        foreach ($file in @($batches.Keys)) {
            $arguments = @('resolutions', 'reject', '--output', 'json') + @(Get-AdsConfigArgument -Cmdlet $PSCmdlet -LiteralPath $file)
            $run = Invoke-AdsTool -Cmdlet $PSCmdlet -Arguments $arguments -Entries $batches[$file].ToArray()
            if ($run.ExitCode -ne 0) { Stop-AdsCommand -Cmdlet $PSCmdlet -Run $run -Target $file }
        }
    }
}
