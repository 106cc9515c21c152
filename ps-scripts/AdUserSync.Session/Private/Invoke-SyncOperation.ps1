<#
.SYNOPSIS
Calls an operation with the parameters of a request; those that are null are left out.
.DESCRIPTION
The operations are the files of the folder Operations, fixed when the module was loaded: what a request names is looked up, never invoked.
.PARAMETER Secrets
The operation's -Passwords, when there are any.
#>
function Invoke-SyncOperation {
    param([string]$Operation, $Parameters, [System.Security.SecureString[]]$Secrets)
    if (-not $script:Operations.ContainsKey($Operation)) {
        throw (New-SyncException -Category 'unknown' -Type 'Protocol' -Message "there is no operation '$Operation'")
    }
    # The handshake and the event log need nothing that may be missing.
    if ($Operation -cnotin 'Get-SyncSession', 'Write-SyncEvent') { Import-DirectoryModule }
    $arguments = @{}
    foreach ($parameter in $Parameters.PSObject.Properties) {
        if ($null -ne $parameter.Value) { $arguments[$parameter.Name] = $parameter.Value }
    }
    if ($Secrets.Length -gt 0) { $arguments['Passwords'] = $Secrets }
    return & $script:Operations[$Operation] @arguments
}
