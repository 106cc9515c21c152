# The runspaces that write beside each other, opened when a batch first wants them.
$script:Workers = [System.Collections.Generic.List[System.Management.Automation.Runspaces.Runspace]]::new()

<#
.SYNOPSIS
Has several runspaces write the items of a batch, and waits for them.
.DESCRIPTION
Each cmdlet of Microsoft's module opens a connection of its own and waits for its answers, so on a real network a batch is mostly waiting. The
runspaces are in this process and have this module, and nothing else in common but the batch. Thread jobs and ForEach-Object -Parallel are not in
Windows PowerShell 5.1. Active Directory Web Services serve 32 requests at a time (MaxConcurrentCalls, dd391908).
.PARAMETER Count
How many.
#>
function Invoke-SyncWorker {
    param([hashtable]$Batch, [int]$Count)
    while ($script:Workers.Count -lt $Count) { $script:Workers.Add((Open-SyncWorker)) }
    $running = [System.Collections.Generic.List[object]]::new()
    for ($number = 0; $number -lt $Count; $number++) {
        $shell = Get-SyncShell -Runspace $script:Workers[$number] -Command 'Write-SyncItem' -Parameters @{ Batch = $Batch }
        $running.Add(@{ Shell = $shell; Result = $shell.BeginInvoke() })
    }
    # All of them have ended before the first error is thrown: none may write on when the answer is given.
    foreach ($worker in $running) { [void]$worker.Result.AsyncWaitHandle.WaitOne() }
    try { foreach ($worker in $running) { [void]$worker.Shell.EndInvoke($worker.Result) } }
    finally { foreach ($worker in $running) { $worker.Shell.Dispose() } }
}
