<#
.SYNOPSIS
Serves one request of ad-user-sync: reads it from standard input, performs it, and answers with one line on standard output.
.DESCRIPTION
The answer is AdUserSync:<id>:<base64 of UTF-8 JSON, a long one as gzip>, where the JSON is {"ok":true,"result":...} or {"ok":false,"error":{"category",
"code","message","type","remedy"}}. It ends with a bare line feed, and nothing goes to standard error: any byte there makes node-powershell drop the answer.
.PARAMETER Id
A random UUID, which the request and the answer repeat.
.EXAMPLE
Invoke-SyncRequest -Id 01234567-89ab-cdef-0123-456789abcdef
(followed, when it has written AdUserSyncReady:<id>, by the request and its secrets)
#>
function Invoke-SyncRequest {
    param([Parameter(Mandatory = $true)][ValidatePattern('^[0-9a-f-]{36}$')][string]$Id)
    # The ActiveDirectory module formats dates by the culture of the account: with a Thai one, the year would be 2569. PowerShell 5.1 sets
    # the culture of its host again for each command.
    [System.Threading.Thread]::CurrentThread.CurrentCulture = [cultureinfo]::InvariantCulture
    $request = Read-SyncRequest -Id $Id
    try {
        $result = Invoke-SyncOperation -Operation $request.operation -Parameters $request.parameters -Secrets $request.secrets
        $json = '{"ok":true,"result":' + $result + '}'
    }
    catch { $json = ConvertTo-SyncJson -Record @{ ok = $false; error = Get-SyncFailure -ErrorRecord $_ } }
    $answer = [Convert]::ToBase64String((Compress-SyncJson -Json $json))
    [Console]::Out.Write('AdUserSync:' + $Id + ':' + $answer + "`n")
    [Console]::Out.Flush()
}
