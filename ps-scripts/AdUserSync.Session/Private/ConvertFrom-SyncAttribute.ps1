<#
.SYNOPSIS
The attributes of a request as -OtherAttributes and -Replace take them: a hash table of plain values and typed arrays.
.DESCRIPTION
The ActiveDirectory module refuses values that are PSObject or Object[] with "Invalid type"; an array of the values' own type, and what
GetValue takes out of it, are neither. Active Directory Web Services take text of 32,768 characters (MaxStringContentLength), and refuse
more as if the server were down.
#>
function ConvertFrom-SyncAttribute {
    param($Attributes)
    # An administrator at the prompt gives a hash table.
    if ($Attributes -is [System.Collections.IDictionary]) { $Attributes = [pscustomobject]$Attributes }
    $table = @{}
    foreach ($attribute in $Attributes.PSObject.Properties) {
        $texts = @($attribute.Value)
        foreach ($text in $texts) {
            # Bytes travel otherwise: photos of 100 KB are known to work.
            if ($text.Length -le 32002 -or -not $text.StartsWith('s:', [StringComparison]::Ordinal)) { continue }
            throw (New-SyncException -Category 'constraint' -Message (
                    "$($attribute.Name) has a value of $($text.Length - 2) characters, but Active Directory Web Services take 32,000"))
        }
        # Most are one text, and to call a function for each takes longer than all the rest.
        if ($texts.Length -eq 1 -and $texts[0].StartsWith('s:', [StringComparison]::Ordinal)) {
            $table[$attribute.Name] = $texts[0].Substring(2)
            continue
        }
        $type = (ConvertFrom-SyncValue -Value $texts[0]).GetType()
        $values = [Array]::CreateInstance($type, $texts.Length)
        for ($i = 0; $i -lt $texts.Length; $i++) { $values.SetValue((ConvertFrom-SyncValue -Value $texts[$i]), $i) }
        if ($values.Length -eq 1) { $table[$attribute.Name] = $values.GetValue(0) }
        else { $table[$attribute.Name] = $values }
    }
    return $table
}
