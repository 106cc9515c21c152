<#
.SYNOPSIS
A text as it stands between the quotation marks of JSON (RFC 8259, 7).
#>
function ConvertTo-SyncText {
    param([string]$Text)
    if ($Text.IndexOfAny($script:Escaped) -lt 0) { return $Text }
    return [regex]::Replace($Text.Replace('\', '\\').Replace('"', '\"'), '[\x00-\x1f]', {
            param($match)
            '\u{0:x4}' -f [int][char]$match.Value
        })
}
