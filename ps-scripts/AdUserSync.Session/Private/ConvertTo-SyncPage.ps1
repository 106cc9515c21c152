# What JSON escapes: control characters, the quotation mark and the backslash.
$script:Escaped = [char[]](@(0..31) + 34, 92)

<#
.SYNOPSIS
Turns directory objects, as they come, into pages: each the JSON texts of {dn, guid, objectClass, attributes}, joined, as UTF-8, and how many
they are. Names are as asked for, attributes without a value absent.
.DESCRIPTION
A large read goes through here once for each value. So the text is put together in one place: a function call, a hash table and a
ConvertTo-Json for each object would take three times as long as to read it. An object is held no longer than it takes.

node-powershell collects output at a cost that grows with its square (1 MB 0.1 s, 8 MB 2.9 s): a page is up to 500 objects and about 500 KB.
An object that is larger makes a page of its own.
.PARAMETER Properties
LDAP names of the attributes. By its name an object gives a collection of an attribute's values, whatever their number (ADEntity.Item,
learn.microsoft.com/dotnet/api/microsoft.activedirectory.management.adentity).
#>
function ConvertTo-SyncPage {
    param([string[]]$Properties)
    begin {
        $page = [System.Text.StringBuilder]::new()
        $object = [System.Text.StringBuilder]::new()
        $count = 0
        $size = 0
    }
    process {
        [void]$object.Append('{"dn":"s:').Append((ConvertTo-SyncText -Text $_.DistinguishedName)).Append('","guid":"g:')
        [void]$object.Append([string]$_.ObjectGUID).Append('","objectClass":"s:').Append($_.ObjectClass).Append('","attributes":{')
        $between = '"'
        foreach ($name in $Properties) {
            $values = $_[$name]
            if ($null -eq $values -or $values.Count -eq 0) { continue }
            [void]$object.Append($between).Append($name).Append('":["')
            $between = ',"'
            $next = ''
            foreach ($value in $values) {
                # Most values are one of these.
                if ($value -is [string]) {
                    $text = $value
                    if ($text.IndexOfAny($script:Escaped) -ge 0) { $text = ConvertTo-SyncText -Text $text }
                    [void]$object.Append($next).Append('s:').Append($text)
                }
                elseif ($value -is [int]) { [void]$object.Append($next).Append('i:').Append($value) }
                elseif ($value -is [long]) { [void]$object.Append($next).Append('l:').Append($value) }
                else { [void]$object.Append($next).Append((ConvertTo-SyncText -Text (ConvertTo-SyncValue -Value $value))) }
                $next = '","'
            }
            [void]$object.Append('"]')
        }
        $text = [string]$object.Append('}}')
        $length = [System.Text.Encoding]::UTF8.GetByteCount($text)
        if ($count -eq 500 -or ($count -gt 0 -and $size + $length -gt 500000)) {
            @{ Items = [System.Text.Encoding]::UTF8.GetBytes([string]$page); Count = $count }
            [void]$page.Clear()
            $count = 0
            $size = 0
        }
        if ($count -gt 0) { [void]$page.Append(',') }
        [void]$page.Append($text)
        $count++
        $size += $length
        [void]$object.Clear()
    }
    end { @{ Items = [System.Text.Encoding]::UTF8.GetBytes([string]$page); Count = $count } }
}
