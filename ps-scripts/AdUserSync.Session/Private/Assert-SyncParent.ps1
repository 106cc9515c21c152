<#
.SYNOPSIS
Stops a batch whose tool is gone: what is not written yet stays unwritten, and nobody would learn of it.
#>
function Assert-SyncParent {
    if ($null -eq $script:Parent -or -not $script:Parent.HasExited) { return }
    $message = 'ad-user-sync has ended: the rest of the batch is not written'
    throw (New-SyncException -Category 'unavailable' -Type 'ParentGone' -Message $message)
}
