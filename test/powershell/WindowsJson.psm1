<#
.SYNOPSIS
ConvertFrom-Json and ConvertTo-Json as in Windows PowerShell 5.1, over those of PowerShell 7. Imported globally, they take precedence.
.DESCRIPTION
What differs there (JavaScriptSerializer; learn.microsoft.com/powershell/module/microsoft.powershell.utility/convertto-json?view=powershell-5.1):
dates stay texts; -AsHashtable, -NoEnumerate, -Depth of reading, -AsArray, -EnumsAsStrings and
-EscapeHandling do not exist; two levels are written unless told otherwise; < > & ' are escaped; an array that has been through a pipeline becomes
{"value":[...],"Count":n} (github.com/PowerShell/PowerShell/issues/3153).

Stricter than 5.1: no text of more than 2,097,152 characters is read, which was the limit of PowerShell 4. The source that 5.1 was built from sets
MaxJsonLength to Int32.MaxValue (JsonObject.cs and ConvertToJsonCommand.cs at github.com/PowerShell/PowerShell/commit/60b3b304f2, March 2016).
#>
function ConvertFrom-Json {
    [CmdletBinding()]
    param([Parameter(Mandatory, Position = 0, ValueFromPipeline)][AllowEmptyString()][string]$InputObject)
    begin { $lines = [System.Collections.Generic.List[string]]::new() }
    process { $lines.Add($InputObject) }
    end {
        $text = $lines -join "`r`n"
        if ($text.Length -gt 2097152) {
            throw [InvalidOperationException]::new('Error during serialization or deserialization using the JSON JavaScriptSerializer. The length of the ' +
                'string exceeds the value set on the maxJsonLength property.')
        }
        Microsoft.PowerShell.Utility\ConvertFrom-Json -InputObject $text -NoEnumerate -DateKind String
    }
}

function ConvertTo-Json {
    [CmdletBinding()]
    param([Parameter(Mandatory, Position = 0, ValueFromPipeline)][AllowNull()]$InputObject, [ValidateRange(1, 100)][int]$Depth = 2, [switch]$Compress)
    begin { $items = [System.Collections.Generic.List[object]]::new() }
    process { $items.Add($InputObject) }
    end {
        $value = if ($items.Count -eq 1) { $items[0] } else { $items.ToArray() }
        Microsoft.PowerShell.Utility\ConvertTo-Json -InputObject (ConvertTo-PipedArray $value) -Depth $Depth -Compress:$Compress -EscapeHandling EscapeHtml -WarningAction SilentlyContinue
    }
}

# Only arrays that a pipeline has wrapped show their Count; what was never in one is left as it is.
function ConvertTo-PipedArray {
    param($Value)
    if ($Value -is [System.Collections.IDictionary]) {
        $copy = [ordered]@{}
        foreach ($key in $Value.Keys) { $copy[$key] = ConvertTo-PipedArray $Value[$key] }
        return $copy
    }
    if ($Value -is [array] -and $Value -is [psobject]) { return [ordered]@{ value = $Value.PSObject.BaseObject; Count = $Value.Count } }
    return , $Value
}

Export-ModuleMember -Function ConvertFrom-Json, ConvertTo-Json
