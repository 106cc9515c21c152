<#
.SYNOPSIS
Says that the request with this id may come, and reads it from standard input: base64 of {"id", "operation", "parameters", "secrets": n}, and n
secrets.
.DESCRIPTION
Each is a datum of its own (Read-SyncData), and none is parsed or logged as script. A request that cannot be read whole
ends the process: what is left of it may be secrets, which must not be taken for commands.
#>
function Read-SyncRequest {
    param([string]$Id)
    try {
        $stream = [Console]::OpenStandardInput()
        [Console]::Out.Write('AdUserSyncReady:' + $Id + "`n")
        [Console]::Out.Flush()
        $json = [Convert]::FromBase64String([System.Text.Encoding]::ASCII.GetString((Read-SyncData -Stream $stream -Id $Id)))
        $request = ConvertFrom-Json -InputObject ([System.Text.Encoding]::UTF8.GetString($json))
        $secrets = [System.Collections.Generic.List[System.Security.SecureString]]::new()
        for ($i = 0; $i -lt $request.secrets; $i++) { $secrets.Add((Read-SyncSecret -Stream $stream -Id $Id)) }
        $stream.Dispose()
        return @{ operation = $request.operation; parameters = $request.parameters; secrets = $secrets }
    }
    catch { [Environment]::Exit(1) }
}
