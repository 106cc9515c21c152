# A key of the tool's JSON; $null where it is absent, which strict mode would not take.
function Get-AdsValue {
    param([object]$From, [string]$Name)
    if ($null -eq $From) { return $null }
    $property = $From.PSObject.Properties[$Name]
    if ($null -eq $property) { return $null }
    return $property.Value
}

# The tool's JSON; $null where there is none: then the run ended before it had anything to say. Its length does not matter in Windows PowerShell 5.1 either, which
# reads with MaxJsonLength = Int32.MaxValue (JsonObject.cs in the first commit of github.com/PowerShell/PowerShell, 60b3b30); PowerShell 4 had a limit.
function ConvertFrom-AdsJson {
    param([string]$Text)
    if ($Text.Trim() -eq '') { return $null }
    # Names and values that look like dates stay texts, as in Windows PowerShell, which has no -DateKind.
    $dateKind = @{}
    if ($ExecutionContext.InvokeCommand.GetCommand('ConvertFrom-Json', 'Cmdlet').Parameters.ContainsKey('DateKind')) { $dateKind['DateKind'] = 'String' }
    return ConvertFrom-Json -InputObject $Text @dateKind
}

# Keys as an object with PowerShell's names: group_dn -> GroupDn. A timestamp is a time.
function ConvertTo-AdsObject {
    param([object]$From, [string]$TypeName, [System.Collections.Specialized.OrderedDictionary]$More)
    $values = [ordered]@{ PSTypeName = $TypeName }
    foreach ($property in $From.PSObject.Properties) {
        $name = [string]::Join('', @(foreach ($word in $property.Name.Split([char[]]'_ ')) { $word.Substring(0, 1).ToUpperInvariant() + $word.Substring(1) }))
        $values[$name] = if ($name -eq 'Timestamp') { ConvertTo-AdsTime -Time $property.Value } else { $property.Value }
    }
    foreach ($name in $More.Keys) { $values[$name] = $More[$name] }
    return [pscustomobject]$values
}

function ConvertTo-AdsObjectList {
    param([object]$From, [string]$TypeName)
    foreach ($one in $From) { ConvertTo-AdsObject -From $one -TypeName $TypeName -More ([ordered]@{}) }
}

# ISO 8601 as local time; the JSON of PowerShell 7.4 has made one of it already.
function ConvertTo-AdsTime {
    param([object]$Time)
    if ($null -eq $Time) { return $null }
    if ($Time -is [datetime]) { return $Time.ToLocalTime() }
    return [datetime]::Parse($Time, [cultureinfo]::InvariantCulture, [System.Globalization.DateTimeStyles]::RoundtripKind).ToLocalTime()
}
