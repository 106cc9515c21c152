<#
.SYNOPSIS
Accepts approvals and carries them out.
.DESCRIPTION
Runs one import with these decisions for each config file of the approvals. That import also makes all changes that need no approval. Decisions are not saved.
Passwords leave this process only through the standard input of the tool.
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
.PARAMETER Password
For enable: password to set. A script block is called for each approval in the pipeline and returns its password.
.PARAMETER KeepPassword
For enable: keep the account's password. This works if this tool disabled the account and nobody has changed its state or password since.
.PARAMETER Generate
For enable: set a generated passphrase, which -PasswordsTo saves.
.PARAMETER PasswordsTo
New ZIP file for all passwords that the run sets.
.PARAMETER ArchivePassphrase
Passphrase of that ZIP file: at least 15 ASCII characters.
.PARAMETER NewName
For name: account name to use instead.
.PARAMETER NewUserPrincipalName
For name, if only the userPrincipalName is taken: userPrincipalName to use instead.
.PARAMETER TakeOverAccount
For name: take over the account that has the name.
.PARAMETER Secret
Secret of the MAC, in hex. Needed if the config does not contain it.
.PARAMETER PassThru
Return the result of the import.
.EXAMPLE
Get-AdsPendingApproval -Type enable | Approve-AdsApproval -Password (Read-Host -AsSecureString)
.EXAMPLE
Get-AdsPendingApproval -Type enable | Approve-AdsApproval -Generate -PasswordsTo new.zip -ArchivePassphrase (Read-Host -AsSecureString)
.EXAMPLE
Get-AdsPendingApproval -Type enable | Approve-AdsApproval -KeepPassword -Confirm:$false -PassThru
.EXAMPLE
Approve-AdsApproval -Type join -User 'ACME Lena Fischer' -Group 'VPN Access' -LiteralPath C:\Sync\import-config.json -Secret (Read-Host -AsSecureString)
.EXAMPLE
Approve-AdsApproval -Type join -User 'ACME Lena Fischer' -Group VPN -GroupDn 'CN=VPN,OU=Groups,DC=b,DC=test' -Anchor 5e0d9f7c-3a51-4d0e-9d1b-2f6c1f6f7a10
.EXAMPLE
Get-AdsPendingApproval -Type name | Approve-AdsApproval -NewName { $_.ProposedName }
.EXAMPLE
Approve-AdsApproval -Type name -User 'ACME Ben Alt' -Name ben.alt -By 'CN=Ben Alt,OU=Old,DC=b,DC=test' -TakeOverAccount
.EXAMPLE
Approve-AdsApproval -Type name -User 'ACME Ben Alt' -Name ben.alt@b.test -NewUserPrincipalName ben.alt2@b.test
.INPUTS
AdUserSync.PendingApproval, from Get-AdsPendingApproval.
.OUTPUTS
None. With -PassThru, AdUserSync.ImportResult.
#>
function Approve-AdsApproval {
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High')]
    [OutputType('AdUserSync.ImportResult')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipelineByPropertyName = $true)][ValidateSet('enable', 'join', 'name', 'disable', 'leave')][string]$Type,
        [Parameter(Mandatory = $true, Position = 1, ValueFromPipelineByPropertyName = $true)][ValidateNotNullOrEmpty()][string]$User,
        [Parameter(ValueFromPipelineByPropertyName = $true)][string]$Group,
        [Parameter(ValueFromPipelineByPropertyName = $true)][string]$GroupDn,
        [Parameter(ValueFromPipelineByPropertyName = $true)][string]$Name,
        [Parameter(ValueFromPipelineByPropertyName = $true)][string]$Anchor,
        [Parameter(ValueFromPipelineByPropertyName = $true)][string]$By,
        [Parameter(ValueFromPipelineByPropertyName = $true)][string]$LiteralPath,
        [Parameter(ValueFromPipelineByPropertyName = $true)][securestring]$Password,
        [switch]$KeepPassword,
        [switch]$Generate,
        [string]$PasswordsTo,
        [securestring]$ArchivePassphrase,
        [Parameter(ValueFromPipelineByPropertyName = $true)][string]$NewName,
        [Parameter(ValueFromPipelineByPropertyName = $true)][string]$NewUserPrincipalName,
        [switch]$TakeOverAccount,
        [securestring]$Secret,
        [switch]$PassThru
    )
    begin {
        Use-AdsPreference -Cmdlet $PSCmdlet
        $batches = [ordered]@{}
    }
    process {
        $about = if ($Group -ne '') { $Group } else { $Name }
        $what = if ($about -ne '') { $Strings.AcceptApprovalOf -f $Type, $about } else { $Strings.AcceptApproval -f $Type }
        if (-not $PSCmdlet.ShouldProcess((ConvertTo-AdsPrintable -Text $User), (ConvertTo-AdsPrintable -Text $what))) { return }
        $approval = [pscustomobject]@{ Type = $Type; User = $User; Group = $Group; GroupDn = $GroupDn; Name = $Name; Anchor = $Anchor; By = $By }
        $entry = ConvertTo-AdsEntry -Approval $approval -Accept $true
        # It stays encrypted in memory until the tool is given it.
        if ($null -ne $Password) { $entry['password'] = $Password }
        if ($NewName -ne '') { $entry['new_name'] = $NewName }
        if ($NewUserPrincipalName -ne '') { $entry['new_upn'] = $NewUserPrincipalName }
        if ($KeepPassword) { $entry['keep_password'] = $true }
        if ($Generate) { $entry['generate'] = $true }
        if ($TakeOverAccount) { $entry['take_over_account'] = $true }
        if (-not $batches.Contains($LiteralPath)) { $batches[$LiteralPath] = [System.Collections.Generic.List[object]]::new() }
        $batches[$LiteralPath].Add($entry)
    }
    end {
        foreach ($file in @($batches.Keys)) {
            $entries = $batches[$file].ToArray()
            foreach ($entry in $entries) { if ($entry.Contains('password')) { $entry['password'] = ConvertFrom-AdsSecret -Secret $entry['password'] } }
            $arguments = @('import') + @(Get-AdsConfigArgument -Cmdlet $PSCmdlet -LiteralPath $file) + @(
                Get-AdsFileArgument -Cmdlet $PSCmdlet -Option '--passwords-to' -Path $PasswordsTo)
            $secrets = @{ AD_USER_SYNC_HMAC = $Secret; AD_USER_SYNC_ZIP_PASSWORD = $ArchivePassphrase }
            $summary = Invoke-AdsRun -Cmdlet $PSCmdlet -Arguments $arguments -Entries $entries -Secrets $secrets -Target $file
            if ($PassThru) { ConvertTo-AdsImportResult -Summary $summary }
        }
    }
}
