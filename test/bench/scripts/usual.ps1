# As an administrator writes it: one user at a time, looked up, compared, changed. The groups of a user are found as Get-ADPrincipalGroupMembership
# finds them, which the lab does not have: by a search of its own for each.
param([string]$Job, [string]$Server, [string]$Users, [string]$Groups, [string]$File, [string]$Value)
$ErrorActionPreference = 'Stop'
Import-Module ActiveDirectory
$properties = (Get-Content -Raw (Join-Path $PSScriptRoot 'properties.json') | ConvertFrom-Json)
function Get-GroupName($User) {
    Get-ADGroup -Server $Server -LDAPFilter "(member=$($User.DistinguishedName))" | ForEach-Object { $_.Name }
}
if ($Job -eq 'export') {
    $all = foreach ($user in Get-ADUser -Server $Server -SearchBase $Users -Filter * -Properties $properties) {
        $groups = Get-GroupName $user
        $user | Select-Object -Property $properties | Add-Member -NotePropertyName groups -NotePropertyValue $groups -PassThru
    }
    $all | ConvertTo-Json -Depth 3 | Set-Content -Path $File
    return
}
foreach ($person in ([System.IO.File]::ReadAllText($File) | ConvertFrom-Json)) {
    $account = $person.sAMAccountName
    $user = Get-ADUser -Server $Server -Filter "SamAccountName -eq '$account'" -SearchBase $Users -Properties $properties
    if ($null -eq $user) {
        $other = @{}
        foreach ($attribute in $person.attributes.PSObject.Properties) { $other[$attribute.Name] = $attribute.Value }
        New-ADUser -Server $Server -Name $person.cn -Path $Users -SamAccountName $account `
            -UserPrincipalName "$account@$Server" -Enabled $false -OtherAttributes $other
        $user = Get-ADUser -Server $Server -Identity $account
    }
    else {
        $changes = @{}
        foreach ($attribute in $person.attributes.PSObject.Properties) {
            if ($user.($attribute.Name) -ne $attribute.Value) { $changes[$attribute.Name] = $attribute.Value }
        }
        if ($changes.Count -gt 0) { Set-ADUser -Server $Server -Identity $user -Replace $changes }
    }
    $present = @(Get-GroupName $user)
    foreach ($group in $person.groups) {
        if ($present -notcontains "Bench Group $group") {
            Add-ADGroupMember -Server $Server -Identity "CN=Bench Group $group,$Groups" -Members $user
        }
    }
}
