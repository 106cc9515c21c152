<#
.SYNOPSIS
Reads one secret from standard input, base64 of its UTF-16LE text, into a SecureString.
.DESCRIPTION
Module logging records the parameters of commands, so the secret is never a String nor a parameter; the buffers are cleared.
#>
function Read-SyncSecret {
    param([System.IO.Stream]$Stream, [string]$Id)
    $data = Read-SyncData -Stream $Stream -Id $Id
    $characters = [System.Text.Encoding]::ASCII.GetChars($data)
    $bytes = [Convert]::FromBase64CharArray($characters, 0, $characters.Length)
    $secret = New-Object -TypeName System.Security.SecureString
    for ($i = 0; $i -lt $bytes.Length; $i += 2) { $secret.AppendChar([BitConverter]::ToChar($bytes, $i)) }
    foreach ($buffer in $data, $characters, $bytes) { [Array]::Clear($buffer, 0, $buffer.Length) }
    $secret.MakeReadOnly()
    return $secret
}
