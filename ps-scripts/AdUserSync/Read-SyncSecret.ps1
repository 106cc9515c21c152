<#
.SYNOPSIS
Reads one line of standard input, base64 of the UTF-16LE text of a secret, into a SecureString.
.DESCRIPTION
Module logging records the parameters of commands, so the secret is read here, character by character, and is never a String nor a
parameter; the buffers are cleared.
#>
function Read-SyncSecret {
    $line = New-Object -TypeName 'char[]' -ArgumentList 4096
    $length = 0
    for ($character = [Console]::In.Read(); $character -ne 10 -and $character -ne -1; $character = [Console]::In.Read()) {
        if ($character -eq 13) { continue }
        $line[$length] = [char]$character
        $length++
    }
    $bytes = [Convert]::FromBase64CharArray($line, 0, $length)
    $secret = New-Object -TypeName System.Security.SecureString
    for ($i = 0; $i -lt $bytes.Length; $i += 2) { $secret.AppendChar([BitConverter]::ToChar($bytes, $i)) }
    [Array]::Clear($line, 0, $line.Length)
    [Array]::Clear($bytes, 0, $bytes.Length)
    $secret.MakeReadOnly()
    return $secret
}
