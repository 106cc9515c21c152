# What the cmdlets take by themselves: one script, without a module of ours.
param([string]$Job, [string]$Server, [string]$Users, [string]$Groups, [string]$File, [string]$Value)
$ErrorActionPreference = 'Stop'
Import-Module ActiveDirectory
$properties = (Get-Content -Raw (Join-Path $PSScriptRoot 'properties.json') | ConvertFrom-Json)
$suffix = $Server
function Read-All {
    $script:found = Get-ADObject -Server $Server -SearchBase $Users -LDAPFilter '(&(objectCategory=person)(objectClass=user))' `
        -Properties $properties -ResultSetSize $null -ResultPageSize 500
}
if ($Job -eq 'first') {
    $people = [System.IO.File]::ReadAllText($File) | ConvertFrom-Json
    $members = @{}
    foreach ($person in $people) {
        $other = @{}
        foreach ($attribute in $person.attributes.PSObject.Properties) { $other[$attribute.Name] = $attribute.Value }
        $user = New-ADUser -Server $Server -Name $person.cn -Path $Users -SamAccountName $person.sAMAccountName `
            -UserPrincipalName ($person.sAMAccountName + '@' + $suffix) -Enabled $false -OtherAttributes $other -PassThru
        foreach ($group in $person.groups) {
            if (-not $members.ContainsKey($group)) { $members[$group] = New-Object System.Collections.ArrayList }
            [void]$members[$group].Add($user)
        }
    }
    foreach ($group in $members.Keys) {
        Add-ADGroupMember -Server $Server -Identity "CN=Bench Group $group,$Groups" -Members $members[$group].ToArray()
    }
}
else {
    Read-All
    if ($Job -eq 'changed') {
        foreach ($user in $found) {
            if ($user.sAMAccountName -notmatch '^bench(\d*00|0)$') { continue }
            Set-ADObject -Server $Server -Identity $user.ObjectGUID -Replace @{ department = $Value }
        }
    }
}
