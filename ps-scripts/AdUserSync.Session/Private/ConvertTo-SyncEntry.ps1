<#
.SYNOPSIS
One directory object as the JSON text of {dn, guid, objectClass, attributes}: names as asked for, attributes without a value absent.
.DESCRIPTION
Text is tagged in line and not by ConvertTo-SyncValue: most values are text, and a function call for each would double the time of a
large read.
#>
function ConvertTo-SyncEntry {
    param($Object, [string[]]$Properties)
    $attributes = @{}
    foreach ($name in $Properties) {
        $property = $Object.PSObject.Properties[$name]
        if ($null -eq $property -or $null -eq $property.Value) { continue }
        $value = $property.Value
        $texts = [System.Collections.Generic.List[string]]::new()
        if ($value -is [string]) { $texts.Add('s:' + $value) }
        elseif ($value -is [byte[]] -or $value -isnot [System.Collections.IEnumerable]) {
            $texts.Add((ConvertTo-SyncValue -Value $value))
        }
        else {
            foreach ($one in $value) {
                if ($one -is [string]) { $texts.Add('s:' + $one) }
                else { $texts.Add((ConvertTo-SyncValue -Value $one)) }
            }
        }
        if ($texts.Count -gt 0) { $attributes[$name] = $texts }
    }
    return ConvertTo-SyncJson -Record @{
        dn          = 's:' + $Object.DistinguishedName
        guid        = 'g:' + $Object.ObjectGUID
        objectClass = 's:' + $Object.ObjectClass
        attributes  = $attributes
    }
}
