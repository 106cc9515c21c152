# How long a batch goes on before it answers: how far it is then shows, and Ctrl-C finds its end.
$script:BatchSeconds = 10

<#
.SYNOPSIS
Performs a batch of writes, each with its own result: {"items":[{ok:true,...} or {ok:false,category,code,message}]}.
.DESCRIPTION
One item's failure never ends the batch, but when the domain controller is gone the items after it are marked alike, untried.
A batch that takes long answers with what is done by then, and says how many items are left: {"items":[...],"later":n}. The tool sends these
again. So a request keeps its time on the slowest line, progress is seen, and Ctrl-C soon finds an end.
.PARAMETER Users
The confirmed users (Find-SyncUser); an item that is not among them is out of scope. Left out by writers whose items are not users yet.
.PARAMETER Write
The function of this module, or script block, that writes one item. It is given the server, the item, its objectGUID as -Identity takes it, its
directory object, and its index; what it returns is added to the result.
.PARAMETER With
Further parameters of that function, by name.
.PARAMETER IsSent
All items were in an earlier call that failed: nobody knows of the untried ones whether they are done. Without it, they are marked as not sent.
.PARAMETER Parallel
How many items are written at a time. With more than one, -Write is a function: a script block belongs to the runspace it was made in.
#>
function Invoke-SyncBatch {
    param([string]$Server, [object[]]$Items, [hashtable]$Users, $Write, [hashtable]$With = @{}, [bool]$IsSent = $false, [int]$Parallel = 1)
    # Items are taken in their order, and who takes one finishes it: what is done is always the first items, without a gap.
    $queue = [System.Collections.Concurrent.ConcurrentQueue[int]]::new()
    for ($index = 0; $index -lt $Items.Length; $index++) { $queue.Enqueue($index) }
    $batch = [hashtable]::Synchronized(@{
            Server      = $Server
            Items       = $Items
            Users       = $Users
            Write       = $Write
            With        = $With
            IsSent      = $IsSent
            Queue       = $queue
            Outcomes    = [string[]]::new($Items.Length)
            Time        = [System.Diagnostics.Stopwatch]::StartNew()
            Seconds     = $script:BatchSeconds
            Unavailable = $null
        })
    $workers = [Math]::Min($Parallel, $Items.Length)
    if ($workers -gt 1) { Invoke-SyncWorker -Batch $batch -Count $workers }
    else { Write-SyncItem -Batch $batch }
    $rest = ''
    if ($queue.Count -gt 0) { $rest = ',"later":' + $queue.Count }
    return '{"items":[' + [string]::Join(',', $batch.Outcomes, 0, $Items.Length - $queue.Count) + ']' + $rest + '}'
}
