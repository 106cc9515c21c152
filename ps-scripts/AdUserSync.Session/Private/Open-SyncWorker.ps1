<#
.SYNOPSIS
A runspace with this module and the ActiveDirectory module in it.
.DESCRIPTION
They are loaded here, one runspace after another. PowerShell 7.6 was seen to lose the types of a module that several runspaces import at the same
time: an account had no property CannotChangePassword then.
#>
function Open-SyncWorker {
    $runspace = [System.Management.Automation.Runspaces.RunspaceFactory]::CreateRunspace([System.Management.Automation.Runspaces.InitialSessionState]::CreateDefault())
    # As Invoke-SyncRequest: the ActiveDirectory module formats dates by the culture of the thread.
    $runspace.ThreadOptions = 'ReuseThread'
    $runspace.Open()
    try {
        # Not by the session state that it begins with: a module that fails to load is no error there, and whoever waits for a page of a read waits for ever.
        $manifest = [System.IO.Path]::Combine($PSScriptRoot, '..', 'AdUserSync.Session.psd1')
        $shell = [powershell]::Create()
        $shell.Runspace = $runspace
        [void]$shell.AddCommand('Import-Module').AddParameter('Name', [System.Management.Automation.WildcardPattern]::Escape($manifest))
        [void]$shell.AddParameter('ErrorAction', 'Stop').Invoke()
        $shell.Dispose()
        $shell = Get-SyncShell -Runspace $runspace -Command 'Initialize-SyncWorker'
        [void]$shell.Invoke()
        $shell.Dispose()
        return $runspace
    }
    # Its thread would keep PowerShell from ending.
    catch { $runspace.Dispose(); throw }
}

function Initialize-SyncWorker {
    [System.Threading.Thread]::CurrentThread.CurrentCulture = [cultureinfo]::InvariantCulture
    Import-DirectoryModule
}

<#
.SYNOPSIS
A call of a function of this module in a runspace, to be invoked. It is called in the module's own scope, where private functions are.
#>
function Get-SyncShell {
    param([System.Management.Automation.Runspaces.Runspace]$Runspace, [string]$Command, [hashtable]$Parameters = @{})
    $shell = [powershell]::Create()
    $shell.Runspace = $Runspace
    [void]$shell.AddScript('param($command, $parameters) & (Get-Module -Name AdUserSync.Session) { param($command, $parameters) & $command @parameters } $command $parameters')
    [void]$shell.AddArgument($Command).AddArgument($Parameters)
    return $shell
}
