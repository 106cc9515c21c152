<#
.SYNOPSIS
Writes to the Windows event log (Application, source ad-user-sync).
.DESCRIPTION
WriteEntry registers a source that Windows does not know yet, which only an administrator may. A refusal is an answer: no run ends for it.
.PARAMETER Items
The events: objects or hash tables with id, type (Information, Warning or Error) and message, as 's:...'.
.OUTPUTS
JSON: {"error": what Windows said, or null}.
.EXAMPLE
Write-SyncEvent -Items @{ id = 110; type = 'Information'; message = 's:created P Anna Meyer' }
#>
function Write-SyncEvent {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory = $true)][AllowEmptyCollection()][object[]]$Items
    )
    $problem = $null
    try {
        foreach ($item in $Items) {
            $message = ConvertFrom-SyncValue -Value $item.message
            [System.Diagnostics.EventLog]::WriteEntry('ad-user-sync', $message, [System.Diagnostics.EventLogEntryType]$item.type, $item.id)
        }
    }
    catch { $problem = 's:' + $_.Exception.GetBaseException().Message }
    return ConvertTo-SyncJson -Record @{ error = $problem }
}
