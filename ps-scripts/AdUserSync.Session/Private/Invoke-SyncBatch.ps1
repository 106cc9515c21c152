# How long a batch goes on before it answers.
$script:BatchSeconds = 20

<#
.SYNOPSIS
Performs a batch of writes, each with its own result: {"items":[{ok:true,...} or {ok:false,category,code,message}]}.
.DESCRIPTION
One item's failure never ends the batch, but when the domain controller is gone the items after it are marked alike, untried.
A batch that takes long answers with what is done by then, and says how many items are left: {"items":[...],"later":n}. The tool sends these
again. So a request keeps its time on the slowest line, progress is seen, and Ctrl-C soon finds an end.
.PARAMETER Users
The confirmed users (Find-SyncUser); an item that is not among them is out of scope. Left out by writers whose items are not users yet.
.PARAMETER Action
Called with the item, its objectGUID as -Identity takes it, its directory object, and its index; what it returns is added to the result.
#>
function Invoke-SyncBatch {
    param([string]$Server, [object[]]$Items, [hashtable]$Users, [scriptblock]$Action)
    $outcomes = [System.Collections.Generic.List[string]]::new()
    $unavailable = $null
    $time = [System.Diagnostics.Stopwatch]::StartNew()
    for ($index = 0; $index -lt $Items.Length; $index++) {
        Assert-SyncParent
        if ($index -gt 0 -and $null -eq $unavailable -and $time.Elapsed.TotalSeconds -ge $script:BatchSeconds) { break }
        if ($null -ne $unavailable) { $outcomes.Add($unavailable); continue }
        try {
            $item = $Items[$index]
            $user = $null
            $identity = $null
            if ($null -ne $Users) {
                $user = $Users[$item.guid]
                if ($null -eq $user) {
                    $message = 'the object is not, or no longer, a user below the managed container'
                    throw (New-SyncException -Category 'out-of-scope' -Message $message)
                }
                $identity = [string]$user.ObjectGUID
            }
            $details = & $Action $item $identity $user $index
            if ($null -eq $details) { $outcomes.Add('{"ok":true}') }
            else { $outcomes.Add((ConvertTo-SyncJson -Record (@{ ok = $true } + $details))) }
            $script:LostInARow = 0
        }
        catch {
            $failure = Get-SyncItemFailure -ErrorRecord $_ -Server $Server
            $json = ConvertTo-SyncJson -Record @{
                ok = $false; category = $failure.category; code = $failure.code; message = 's:' + $failure.message
            }
            if ($failure.category -eq 'unavailable') { $unavailable = $json }
            $outcomes.Add($json)
        }
    }
    $later = $Items.Length - $outcomes.Count
    $rest = ''
    if ($later -gt 0) { $rest = ',"later":' + $later }
    return '{"items":[' + [string]::Join(',', $outcomes.ToArray()) + ']' + $rest + '}'
}
