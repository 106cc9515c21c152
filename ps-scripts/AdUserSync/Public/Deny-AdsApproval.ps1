<#
.SYNOPSIS
Rejects approvals: they do not come up again, until Remove-AdsRejection takes that back.
.DESCRIPTION
Runs "ad-user-sync resolutions reject", which writes them into resolutions_file. Nothing in the directory is changed.
.PARAMETER Type
What the approval is about: enable, join, name, disable or leave.
.PARAMETER User
Common name of the user in the target, with its prefix.
.PARAMETER Group
join, leave: common name of the group.
.PARAMETER GroupDn
Distinguished name of the group, as Get-AdsPendingApproval gives it.
.PARAMETER Name
name: the account name that was wanted.
.PARAMETER Anchor
The person's anchor, as Get-AdsPendingApproval gives it.
.PARAMETER By
The object that holds the name, as Get-AdsPendingApproval gives it.
.PARAMETER LiteralPath
The config file of the import; without it, import-config.json of the current folder.
.EXAMPLE
Get-AdsPendingApproval -User 'ACME Temp*' | Deny-AdsApproval
.EXAMPLE
Deny-AdsApproval -Type join -User 'ACME Lena Fischer' -Group 'VPN Access' -LiteralPath C:\Sync\import-config.json
.EXAMPLE
Deny-AdsApproval -Type name -User 'ACME Ben Alt' -Name ben.alt -By 'CN=Ben Alt,OU=Old,DC=b,DC=test'
.EXAMPLE
Deny-AdsApproval -Type join -User 'ACME Lena Fischer' -Group VPN -GroupDn 'CN=VPN,OU=Groups,DC=b,DC=test' -Anchor 5e0d9f7c-3a51-4d0e-9d1b-2f6c1f6f7a10
.OUTPUTS
None.
#>
function Deny-AdsApproval {
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium')]
    param(
        [Parameter(Mandatory = $true, ValueFromPipelineByPropertyName = $true)][ValidateSet('enable', 'join', 'name', 'disable', 'leave')][string]$Type,
        [Parameter(Mandatory = $true, ValueFromPipelineByPropertyName = $true)][ValidateNotNullOrEmpty()][string]$User,
        [Parameter(ValueFromPipelineByPropertyName = $true)][string]$Group,
        [Parameter(ValueFromPipelineByPropertyName = $true)][string]$GroupDn,
        [Parameter(ValueFromPipelineByPropertyName = $true)][string]$Name,
        [Parameter(ValueFromPipelineByPropertyName = $true)][string]$Anchor,
        [Parameter(ValueFromPipelineByPropertyName = $true)][string]$By,
        [Parameter(ValueFromPipelineByPropertyName = $true)][string]$LiteralPath
    )
    begin { $batches = [ordered]@{} }
    process {
        if (-not $PSCmdlet.ShouldProcess($User, "Reject $Type")) { return }
        $approval = [pscustomobject]@{ Type = $Type; User = $User; Group = $Group; GroupDn = $GroupDn; Name = $Name; Anchor = $Anchor; By = $By }
        if (-not $batches.Contains($LiteralPath)) { $batches[$LiteralPath] = [System.Collections.Generic.List[object]]::new() }
        $batches[$LiteralPath].Add((ConvertTo-AdsEntry -Approval $approval -Accept $false))
    }
    end {
        foreach ($file in @($batches.Keys)) {
            $arguments = @('resolutions', 'reject', '--output', 'json') + @(Get-AdsConfigArgument -Cmdlet $PSCmdlet -LiteralPath $file)
            $text = ConvertTo-Json -InputObject @{ resolutions = $batches[$file].ToArray() } -Depth 4 -Compress
            $run = Invoke-AdsTool -Cmdlet $PSCmdlet -Arguments $arguments -InputText $text
            if ($run.ExitCode -ne 0) { Stop-AdsCommand -Cmdlet $PSCmdlet -Run $run -Target $file }
        }
    }
}
