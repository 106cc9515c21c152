<#
.SYNOPSIS
Serves one request of ad-user-sync: reads it from standard input, performs it, and answers with one line on standard output.
.DESCRIPTION
The answer is AdUserSync:<id>:<base64 of UTF-8 JSON>, where the JSON is {"ok":true,"result":...} or {"ok":false,"error":{"category","code",
"message","type"}}. It ends with a bare line feed, and nothing goes to standard error: any byte there makes node-powershell drop the answer.
.EXAMPLE
Invoke-SyncRequest
(followed by a line with the request, and one line for each secret)
#>
function Invoke-SyncRequest {
    $request = Read-SyncRequest
    # The ActiveDirectory module writes dates in the current culture: in the calendars of th-TH and ar-SA, the year is another one.
    [System.Threading.Thread]::CurrentThread.CurrentCulture = [cultureinfo]::InvariantCulture
    try {
        if ($request.operation -cne 'Write-SyncEvent') { Import-DirectoryModule }
        $result = Invoke-SyncOperation -Operation $request.operation -Parameters $request.parameters -Secrets $request.secrets
        $json = '{"ok":true,"result":' + $result + '}'
    }
    catch { $json = ConvertTo-SyncJson -Record @{ ok = $false; error = Get-SyncFailure -ErrorRecord $_ } }
    $answer = [Convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes($json))
    [Console]::Out.Write('AdUserSync:' + $request.id + ':' + $answer + "`n")
    [Console]::Out.Flush()
}
