<#
.SYNOPSIS
Writes to the Windows event log (Application, source ad-user-sync): {items: [{id, type, message}]} -> {error: text or null}.
.DESCRIPTION
WriteEntry registers a source that Windows does not know yet, which only an administrator may. A refusal is an answer: no run ends for it.
#>
function Write-SyncEvent {
    param($Parameters)
    $problem = $null
    try {
        foreach ($item in $Parameters.items) {
            $message = ConvertFrom-SyncValue -Value $item.message
            [System.Diagnostics.EventLog]::WriteEntry('ad-user-sync', $message, [System.Diagnostics.EventLogEntryType]$item.type, $item.id)
        }
    }
    catch { $problem = 's:' + $_.Exception.GetBaseException().Message }
    return ConvertTo-SyncJson -Record @{ error = $problem }
}
