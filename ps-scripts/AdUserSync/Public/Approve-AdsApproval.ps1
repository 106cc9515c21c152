<#
.SYNOPSIS
Accepts approvals, and carries them out.
.DESCRIPTION
Runs one import with these decisions, for each config file that the approvals are of. What that import does besides is what any import does by itself. Nothing
of a decision is saved; passwords leave this process through the standard input of the tool alone.
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
.PARAMETER Password
enable: the password to set. A script block gives one for each approval of the pipeline.
.PARAMETER KeepPassword
enable: with the password that the account has, where this tool disabled it and nobody has touched its state or password since.
.PARAMETER Generate
enable: with a passphrase that is made for it, and kept by -PasswordsTo.
.PARAMETER PasswordsTo
A new ZIP file for every password that the run sets.
.PARAMETER ArchivePassphrase
The passphrase of that ZIP file; of at least 15 ASCII characters.
.PARAMETER NewName
name: the account name to create under.
.PARAMETER NewUserPrincipalName
name, where the userPrincipalName alone is taken: the one to use instead.
.PARAMETER TakeOverAccount
name: manage the account that has the name.
.PARAMETER Secret
The secret of the MAC in hex, where the config does not hold it.
.PARAMETER PassThru
Put out the result of the import.
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
.OUTPUTS
None; with -PassThru AdUserSync.ImportResult.
#>
function Approve-AdsApproval {
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High')]
    [OutputType('AdUserSync.ImportResult')]
    param(
        [Parameter(Mandatory = $true, ValueFromPipelineByPropertyName = $true)][ValidateSet('enable', 'join', 'name', 'disable', 'leave')][string]$Type,
        [Parameter(Mandatory = $true, ValueFromPipelineByPropertyName = $true)][ValidateNotNullOrEmpty()][string]$User,
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
    begin { $batches = [ordered]@{} }
    process {
        $what = if ($Group -ne '') { "Accept $Type '$Group'" } elseif ($Name -ne '') { "Accept $Type '$Name'" } else { "Accept $Type" }
        if (-not $PSCmdlet.ShouldProcess($User, $what)) { return }
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
