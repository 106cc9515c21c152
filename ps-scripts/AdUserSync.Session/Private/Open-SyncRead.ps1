# The runspace that reads, opened at the first read.
$script:Reader = $null

<#
.SYNOPSIS
Begins a read in a runspace of its own. Its pages are there as soon as they are made.
.DESCRIPTION
So the tool has the first page while the cmdlet reads on, and nobody holds all objects. The read never waits for the tool: an enumeration that is
left alone is ended by Active Directory Web Services (MaxEnumContextExpiration, learn.microsoft.com/previous-versions/windows/it-pro/
windows-server-2008-R2-and-2008/dd391908(v=ws.10)).
.PARAMETER Query
The parameters of Read-SyncObject.
.OUTPUTS
What Receive-SyncPage takes.
#>
function Open-SyncRead {
    param([hashtable]$Query)
    # A read that was given up may still be under way: it keeps its runspace.
    if ($null -eq $script:Reader -or $script:Reader.RunspaceAvailability -ne 'Available') { $script:Reader = Open-SyncWorker }
    $read = @{ Pages = [System.Collections.Concurrent.BlockingCollection[object]]::new(); Failure = $null; Total = 0 }
    $read.Shell = Get-SyncShell -Runspace $script:Reader -Command 'Read-SyncObject' -Parameters (@{ Read = $read } + $Query)
    $read.Result = $read.Shell.BeginInvoke()
    return $read
}

function Read-SyncObject {
    param([hashtable]$Read, [string]$Server, [string]$Filter, [string]$SearchBase, [string]$Scope, [string[]]$Properties)
    $asked = $Properties
    if ($Properties.Length -eq 0) { $asked = @('objectGUID') }
    try {
        Get-ADObject -Server $Server -LDAPFilter $Filter -SearchBase $SearchBase -SearchScope $Scope -Properties $asked `
            -ResultSetSize $null -ResultPageSize 500 | ConvertTo-SyncPage -Properties $Properties | Add-SyncPage -Read $Read
    }
    catch { $Read.Failure = $_ }
    finally { $Read.Pages.CompleteAdding() }
}

function Add-SyncPage {
    param([hashtable]$Read)
    process { $Read.Pages.Add($_) }
}

<#
.SYNOPSIS
Waits for the next page of a read, and gives what ConvertTo-SyncPage made. With the last one, or the error in its place, the read is over.
#>
function Receive-SyncPage {
    param([hashtable]$Read)
    $page = $null
    $isTaken = $Read.Pages.TryTake([ref]$page, [System.Threading.Timeout]::Infinite)
    if ($isTaken -and -not $page.IsLast) { return $page }
    [void]$Read.Shell.EndInvoke($Read.Result)
    $Read.Shell.Dispose()
    if ($isTaken) { return $page }
    throw $Read.Failure
}
