<#
.SYNOPSIS
The password policy for a user, or for new ones: {server, guid or null} -> {minLength, complexity, historyCount}.
.DESCRIPTION
Get-ADUserResultantPasswordPolicy gives nothing where no fine-grained policy applies. One that applies, but that the account may not read (by default
only Domain Admins may), is an ADIdentityNotFoundException: then the policy is not known, and the domain's default is not it.
#>
function Get-SyncPasswordPolicy {
    param($Parameters)
    $server = @{ Server = $Parameters.server }
    $policy = $null
    if (-not [string]::IsNullOrEmpty($Parameters.guid)) {
        $policy = Get-ADUserResultantPasswordPolicy @server -Identity ([string](ConvertFrom-SyncValue -Value $Parameters.guid))
    }
    if ($null -eq $policy) {
        $policy = Get-ADDefaultDomainPasswordPolicy @server -Identity (Get-ADRootDSE @server).defaultNamingContext
    }
    return ConvertTo-SyncJson -Record @{
        minLength    = [int]$policy.MinPasswordLength
        complexity   = [bool]$policy.ComplexityEnabled
        historyCount = [int]$policy.PasswordHistoryCount
    }
}
