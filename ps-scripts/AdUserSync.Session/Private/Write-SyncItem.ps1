<#
.SYNOPSIS
Takes items of a batch and writes them, one after another, until none is left or the time of the batch is over.
.PARAMETER Batch
That of Invoke-SyncBatch. Several runspaces may work on it at a time.
#>
function Write-SyncItem {
    param([hashtable]$Batch)
    $index = 0
    $write = $Batch.Write
    $with = $Batch.With
    while ($true) {
        Assert-SyncParent
        # At least one: an answer with nothing done would be asked for again for ever.
        if ($Batch.Queue.Count -lt $Batch.Items.Length -and $null -eq $Batch.Unavailable -and
            $Batch.Time.Elapsed.TotalSeconds -ge $Batch.Seconds) { return }
        if (-not $Batch.Queue.TryDequeue([ref]$index)) { return }
        if ($null -ne $Batch.Unavailable) { $Batch.Outcomes[$index] = $Batch.Unavailable; continue }
        try {
            $item = $Batch.Items[$index]
            $user = $null
            $identity = $null
            if ($null -ne $Batch.Users) {
                $user = $Batch.Users[$item.guid]
                if ($null -eq $user) {
                    $message = 'the object is not, or no longer, a user below the managed container'
                    throw (New-SyncException -Category 'out-of-scope' -Message $message)
                }
                $identity = [string]$user.ObjectGUID
            }
            $details = & $write $Batch.Server $item $identity $user $index @with
            if ($null -eq $details) { $Batch.Outcomes[$index] = '{"ok":true}' }
            else { $Batch.Outcomes[$index] = ConvertTo-SyncJson -Record (@{ ok = $true } + $details) }
            $script:LostInARow = 0
        }
        catch {
            $failure = Get-SyncItemFailure -ErrorRecord $_ -Server $Batch.Server
            $record = @{ ok = $false; category = $failure.category; code = $failure.code; message = 's:' + $failure.message }
            $Batch.Outcomes[$index] = ConvertTo-SyncJson -Record $record
            if ($failure.category -eq 'unavailable') {
                if (-not $Batch.IsSent) { $record.notSent = $true }
                $Batch.Unavailable = ConvertTo-SyncJson -Record $record
            }
        }
    }
}
