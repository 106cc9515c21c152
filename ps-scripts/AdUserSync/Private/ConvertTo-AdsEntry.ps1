# What an approvals file calls an approval: of an object's properties those that say what it is about.
function ConvertTo-AdsEntry {
    param([object]$Approval, [bool]$Accept)
    $entry = [ordered]@{}
    foreach ($pair in @(('type', 'Type'), ('user', 'User'), ('group', 'Group'), ('group_dn', 'GroupDn'), ('name', 'Name'), ('anchor', 'Anchor'), ('by', 'By'))) {
        $value = ConvertTo-AdsPlain -Value (Get-AdsValue -From $Approval -Name $pair[1])
        if ($null -ne $value -and $value -ne '') { $entry[$pair[0]] = $value }
    }
    $entry['accept'] = $Accept
    return $entry
}

# What somebody gave -Approval: a table as an approvals file holds it, or a pending approval that has a decision by now.
function ConvertTo-AdsGivenEntry {
    param([object]$Approval)
    if ($Approval -is [System.Collections.IDictionary]) { return ConvertTo-AdsPlain -Value $Approval }
    return ConvertTo-AdsEntry -Approval $Approval -Accept ([bool](Get-AdsValue -From $Approval -Name 'Accept'))
}

# What somebody gave, as JSON is to have it: a SecureString is its text. A text is taken without properties: of a line from Get-Content, Windows PowerShell would write
# them as well ({"value":...,"PSPath":...}). Lists are made where they are kept: one that a function has returned would be written with its Count
# (github.com/PowerShell/PowerShell/issues/3153).
function ConvertTo-AdsPlain {
    param([object]$Value)
    if ($Value -is [securestring]) { return ConvertFrom-AdsSecret -Secret $Value }
    if ($Value -is [string]) { return $Value.ToString() }
    if ($Value -is [switch]) { return [bool]$Value }
    if ($Value -isnot [System.Collections.IDictionary]) { return $Value }
    $plain = [ordered]@{}
    foreach ($key in $Value.Keys) {
        $one = $Value[$key]
        if ($one -is [array]) { $plain[[string]$key] = @(foreach ($item in $one) { ConvertTo-AdsPlain -Value $item }) }
        # No parameter: it may be a password, or the secret of the MAC (Send-AdsEntry).
        elseif ($one -is [string]) { $plain[[string]$key] = $one.ToString() }
        else { $plain[[string]$key] = ConvertTo-AdsPlain -Value $one }
    }
    return $plain
}
