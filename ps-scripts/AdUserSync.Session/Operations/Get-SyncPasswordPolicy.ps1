<#
.SYNOPSIS
Gives the password policy for a user, or for new users.
.DESCRIPTION
Get-ADUserResultantPasswordPolicy gives nothing where no fine-grained policy applies. One that applies, but that the account may not read (by default
only Domain Admins may), is an ADIdentityNotFoundException: then the policy is not known, and the domain's default is not it.
.PARAMETER Server
The domain controller.
.PARAMETER Guid
The user's objectGUID, as 'g:...'; left out for new users, to whom the domain's policy applies.
.OUTPUTS
JSON: {"minLength", "complexity", "historyCount"}.
.EXAMPLE
Get-SyncPasswordPolicy -Server dc1.example.com
#>
function Get-SyncPasswordPolicy {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory = $true)][string]$Server,
        [string]$Guid
    )
    $policy = $null
    if ($Guid -ne '') {
        $policy = Get-ADUserResultantPasswordPolicy -Server $Server -Identity ([string](ConvertFrom-SyncValue -Value $Guid))
    }
    if ($null -eq $policy) {
        $policy = Get-ADDefaultDomainPasswordPolicy -Server $Server -Identity (Get-ADRootDSE -Server $Server).defaultNamingContext
    }
    return ConvertTo-SyncJson -Record @{
        minLength    = [int]$policy.MinPasswordLength
        complexity   = [bool]$policy.ComplexityEnabled
        historyCount = [int]$policy.PasswordHistoryCount
    }
}
