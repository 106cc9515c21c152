<#
.SYNOPSIS
Reads one request from standard input: a line of base64 with {"id", "operation", "parameters", "secrets": n}, and n lines of secrets.
.DESCRIPTION
PowerShell reads its commands from this same reader, so the line after the command is ours: it is neither parsed nor logged as script.
A request that cannot be read whole ends the process: what is left of it may be secrets, which must not be taken for commands.
#>
function Read-SyncRequest {
    try {
        $bytes = [Convert]::FromBase64String([Console]::In.ReadLine())
        $request = ConvertFrom-Json -InputObject ([System.Text.Encoding]::UTF8.GetString($bytes))
        if ($request.id -notmatch '^[\w-]+$') { throw 'The request has no id.' }
        $secrets = [System.Collections.Generic.List[System.Security.SecureString]]::new()
        for ($i = 0; $i -lt $request.secrets; $i++) { $secrets.Add((Read-SyncSecret)) }
        return @{ id = $request.id; operation = $request.operation; parameters = $request.parameters; secrets = $secrets }
    }
    catch { [Environment]::Exit(1) }
}
