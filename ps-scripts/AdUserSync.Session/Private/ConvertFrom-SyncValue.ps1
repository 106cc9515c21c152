<#
.SYNOPSIS
The typed value of a tagged string (the table is in src/core/values/value.ts).
#>
function ConvertFrom-SyncValue {
    param([string]$Value)
    $text = $Value.Substring(2)
    switch -CaseSensitive ($Value.Substring(0, 2)) {
        's:' { return $text }
        'i:' { return [int]$text }
        'l:' { return [long]$text }
        'b:' { return $text -ceq 'true' }
        'g:' { return [guid]$text }
        # The comma keeps the bytes one value on their way out of the function.
        'x:' { return , [Convert]::FromBase64String($text) }
        't:' { return [datetime]::Parse($text, [cultureinfo]::InvariantCulture, 'AdjustToUniversal') }
        'd:' { return New-Object -TypeName System.Security.Principal.SecurityIdentifier -ArgumentList $text }
    }
    throw (New-SyncException -Category 'unknown' -Type 'Protocol' -Message "a value has no known tag: '$($Value.Substring(0, 2))'")
}
