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
.PARAMETER Parallel
How many are written at a time.
.OUTPUTS
JSON: {"items": [...]}, for each item {"ok": true, "guid", "dn"} or {"ok": false, "category", "code", "message"}, with
"notSent": true if it was not tried any more, because the domain controller was gone.
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
        [Parameter(Mandatory = $true)][AllowEmptyCollection()][object[]]$Items,
        [ValidateRange(1, 32)][int]$Parallel = 1
    )
    # Each container once, and for all that write into it: what was wrong with it is the result of each of its users.
    $refused = @{}
    foreach ($item in $Items) {
        if ($refused.ContainsKey($item.path)) { continue }
        $refused[$item.path] = $null
        try { Assert-SyncContainer -Server $Server -Scope $Scope -Path (ConvertFrom-SyncValue -Value $item.path) }
        catch { $refused[$item.path] = $_ }
    }
    return Invoke-SyncBatch -Server $Server -Items $Items -Write 'New-SyncOneUser' -With @{ Refused = $refused } -Parallel $Parallel
}

function New-SyncOneUser {
    param([string]$Server, $Item, [string]$Identity, $User, [int]$Index, [hashtable]$Refused)
    if ($null -ne $Refused[$Item.path]) { throw $Refused[$Item.path] }
    $attributes = ConvertFrom-SyncAttribute -Attributes $Item.attributes
    $accountName = $attributes['sAMAccountName']
    $principalName = $attributes['userPrincipalName']
    $attributes.Remove('sAMAccountName')
    $attributes.Remove('userPrincipalName')
    $name = ConvertFrom-SyncValue -Value $Item.name
    $path = ConvertFrom-SyncValue -Value $Item.path
    # The module refuses an empty table.
    if ($attributes.Count -eq 0) {
        $user = New-ADUser -Server $Server -Name $name -Path $path -SamAccountName $accountName -UserPrincipalName $principalName `
            -Enabled $false -PassThru -Confirm:$false
    }
    else {
        $user = New-ADUser -Server $Server -Name $name -Path $path -SamAccountName $accountName -UserPrincipalName $principalName `
            -Enabled $false -OtherAttributes $attributes -PassThru -Confirm:$false
    }
    @{ guid = 'g:' + $user.ObjectGUID; dn = 's:' + $user.DistinguishedName }
}
