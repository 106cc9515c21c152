# A key of the tool's JSON; $null where it is absent, which strict mode would not take.
function Get-AdsValue {
    param([object]$From, [string]$Name)
    if ($null -eq $From) { return $null }
    $property = $From.PSObject.Properties[$Name]
    if ($null -eq $property) { return $null }
    return $property.Value
}

# `export` and `import` as the tool's JSON; $null where there is none: then the run ended before it had anything to say.
function ConvertFrom-AdsJson {
    param([string]$Text)
    if ($Text.Trim() -eq '') { return $null }
    return ConvertFrom-Json -InputObject $Text
}

# Keys as an object with PowerShell's names: group_dn -> GroupDn.
function ConvertTo-AdsObject {
    param([object]$From, [string]$TypeName, [System.Collections.Specialized.OrderedDictionary]$More)
    $values = [ordered]@{ PSTypeName = $TypeName }
    foreach ($property in $From.PSObject.Properties) {
        $name = [string]::Join('', @(foreach ($word in $property.Name.Split([char[]]'_ ')) { $word.Substring(0, 1).ToUpperInvariant() + $word.Substring(1) }))
        $values[$name] = $property.Value
    }
    foreach ($name in $More.Keys) { $values[$name] = $More[$name] }
    return [pscustomobject]$values
}

function ConvertTo-AdsObjectList {
    param([object]$From, [string]$TypeName)
    foreach ($one in $From) { ConvertTo-AdsObject -From $one -TypeName $TypeName -More ([ordered]@{}) }
}

# ISO 8601 as local time; PowerShell 7's JSON has made one of it already.
function ConvertTo-AdsTime {
    param([object]$Time)
    if ($null -eq $Time) { return $null }
    if ($Time -is [datetime]) { return $Time.ToLocalTime() }
    return [datetime]::Parse($Time, [cultureinfo]::InvariantCulture, [System.Globalization.DateTimeStyles]::RoundtripKind).ToLocalTime()
}

# What an approvals file calls an approval: of an object's properties those that say what it is about.
function ConvertTo-AdsEntry {
    param([object]$Approval, [bool]$Accept)
    $entry = [ordered]@{}
    foreach ($pair in @(('type', 'Type'), ('user', 'User'), ('group', 'Group'), ('group_dn', 'GroupDn'), ('name', 'Name'), ('anchor', 'Anchor'), ('by', 'By'))) {
        $value = Get-AdsValue -From $Approval -Name $pair[1]
        if ($null -ne $value -and $value -ne '') { $entry[$pair[0]] = $value }
    }
    $entry['accept'] = $Accept
    return $entry
}

# What somebody gave -Approval: a hashtable as an approvals file holds it, or a pending approval that has a decision by now.
function ConvertTo-AdsGivenEntry {
    param([object]$Approval)
    if ($Approval -is [System.Collections.IDictionary]) { return $Approval }
    return ConvertTo-AdsEntry -Approval $Approval -Accept ([bool](Get-AdsValue -From $Approval -Name 'Accept'))
}
