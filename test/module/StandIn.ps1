# For tests without a lab: copies of the module with a program of their own, and callers in a PowerShell of their own.
$folder = [System.IO.Path]::GetFullPath([System.IO.Path]::Combine($PSScriptRoot, '..', '..', 'ps-scripts', 'AdUserSync'))

# A copy of the module, with a program of its own: a shell script, or a file that cannot be run.
function Copy-Module {
    param([string]$Name, [string]$Program)
    $copy = [System.IO.Path]::Combine($TestDrive, $Name, 'AdUserSync')
    [void][System.IO.Directory]::CreateDirectory([System.IO.Path]::GetDirectoryName($copy))
    Copy-Item -LiteralPath $folder -Destination $copy -Recurse
    if ($Program -ne '') {
        $path = [System.IO.Path]::Combine([System.IO.Directory]::CreateDirectory([System.IO.Path]::Combine($copy, 'tool')).FullName, 'ad-user-sync.exe')
        [System.IO.File]::WriteAllText($path, $Program)
        if ($Program.StartsWith('#!')) { [System.IO.File]::SetUnixFileMode($path, 'UserRead, UserExecute') }
    }
    return [System.Management.Automation.WildcardPattern]::Escape([System.IO.Path]::Combine($copy, 'AdUserSync.psd1'))
}

# The answers of the program to an import, an undo or a dry run in which nothing is done.
$summary = @{ plan = @{ actions = @() }; run = @{ undoes = '0123456789' }; confirm = 1 }
foreach ($list in 'created', 'updated', 'renamed', 'enabled', 'disabled', 'joined', 'left', 'required_interactions', 'failed') { $summary[$list] = @() }
$nothingDone = ConvertTo-Json -InputObject $summary -Compress

# What a script gives in a PowerShell of its own, which must not hang; with -Shell, that PowerShell, for its streams.
function Invoke-Caller {
    param([string]$Manifest, [string]$Script, [switch]$Shell, [System.Management.Automation.Host.PSHost]$PSHost)
    $powershell = [powershell]::Create()
    if ($PSHost) {
        $powershell.Runspace = [runspacefactory]::CreateRunspace($PSHost)
        $powershell.Runspace.Open()
    }
    [void]$powershell.AddScript("Import-Module -Name '$($Manifest.Replace("'", "''"))' -ErrorAction Stop; Set-Location -LiteralPath '$TestDrive'; $Script")
    $running = $powershell.BeginInvoke()
    try {
        $running.AsyncWaitHandle.WaitOne(30000) | Should -BeTrue -Because 'it is not to hang'
        $given = $powershell.EndInvoke($running)
        if ($Shell) { return $powershell }
        return $given
    }
    finally { if ($running.IsCompleted -and -not $Shell) { $powershell.Dispose() } }
}
