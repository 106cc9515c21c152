<#
.SYNOPSIS
Reads one request from standard input: one line of base64 with {"id", "operation", "parameters", "secrets"} in it.
.DESCRIPTION
PowerShell reads its commands from this same reader, so the line after the command is ours: it is neither parsed nor logged as script.
A request that cannot be read ends the process: how many secrets follow is then unknown, and they must not be taken for commands.
#>
function Read-SyncRequest {
    try {
        $bytes = [Convert]::FromBase64String([Console]::In.ReadLine())
        $request = ConvertFrom-Json -InputObject ([System.Text.Encoding]::UTF8.GetString($bytes))
        if ($request.id -notmatch '^[\w-]+$') { throw 'The request has no id.' }
        [void][int]$request.secrets
        return $request
    }
    catch { [Environment]::Exit(1) }
}
