# A text as a person may see it: what acts on a terminal, or makes two names look the same, is escaped as the tool escapes it (printable.ts there has all of it). The
# objects have it as it is, for they are piped into other cmdlets; AdUserSync.format.ps1xml, which sees no function of a module, puts a sign in its place.
function ConvertTo-AdsPrintable {
    param([string]$Text)
    $found = [regex]::Matches($Text, '[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]')
    for ($number = $found.Count - 1; $number -ge 0; $number--) {
        $at = $found[$number].Index
        $Text = $Text.Remove($at, 1).Insert($at, ('\u{0:x4}' -f [int]$Text[$at]))
    }
    return $Text
}
