<#
.SYNOPSIS
Creates users, each in one call, disabled and without password.
.DESCRIPTION
The cmdlet escapes the name for the distinguished name itself.
.PARAMETER Server
The domain controller.
.PARAMETER Scope
The distinguished name of the managed container, as 's:OU=...'.
.PARAMETER Items
The users: objects or hash tables with name, as 's:...', path, as 's:OU=...', which is the managed container or below it, and attributes: for
each LDAP name a list of tagged values, sAMAccountName and userPrincipalName always among them.
.OUTPUTS
JSON: {"items": [...]}, for each item {"ok": true, "guid", "dn"} or {"ok": false, "category", "code", "message"}.
.EXAMPLE
New-SyncUser -Server dc1.example.com -Scope 's:OU=Partners,DC=example,DC=com' -Items @{
    name = 's:P Anna Meyer'; path = 's:OU=Partners,DC=example,DC=com'
    attributes = @{ sAMAccountName = @('s:p-anna'); userPrincipalName = @('s:p-anna@example.com') }
}
#>
function New-SyncUser {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory = $true)][string]$Server,
        [Parameter(Mandatory = $true)][string]$Scope,
        [Parameter(Mandatory = $true)][AllowEmptyCollection()][object[]]$Items
    )
    $checked = @{}
    return Invoke-SyncBatch -Server $Server -Items $Items -Action {
        param($item)
        $path = ConvertFrom-SyncValue -Value $item.path
        if (-not $checked.ContainsKey($path)) {
            Assert-SyncContainer -Server $Server -Scope $Scope -Path $path
            $checked[$path] = $true
        }
        $attributes = ConvertFrom-SyncAttribute -Attributes $item.attributes
        $accountName = $attributes['sAMAccountName']
        $principalName = $attributes['userPrincipalName']
        $attributes.Remove('sAMAccountName')
        $attributes.Remove('userPrincipalName')
        $user = New-ADUser -Server $Server -Name (ConvertFrom-SyncValue -Value $item.name) -Path $path -SamAccountName $accountName `
            -UserPrincipalName $principalName -Enabled $false -OtherAttributes $attributes -PassThru -Confirm:$false
        @{ guid = 'g:' + $user.ObjectGUID; dn = 's:' + $user.DistinguishedName }
    }
}
