# Runs the tool to its end and gives @{ ExitCode; Output; Errors; Remedy; Denied; Result }, the last two for the caller to fill. Its log lines go to the caller's streams while it runs.
# Standard streams are read as UTF-8 whatever the console says, and $LASTEXITCODE is left alone.
function Invoke-AdsTool {
    param(
        [System.Management.Automation.PSCmdlet]$Cmdlet,
        [string[]]$Arguments,
        # Decisions for standard input, as an approvals file holds them.
        [object[]]$Entries = @(),
        # Secrets by the variable that the tool takes them from.
        [hashtable]$Secrets = @{},
        # Questions at the console: only standard output is ours.
        [switch]$Console,
        # Its log lines go nowhere, but for errors.
        [switch]$Quiet
    )
    # With -ErrorAction SilentlyContinue, "throw" and errors of methods would go on with the next line.
    $ErrorActionPreference = 'Stop'
    $hasConsole = Test-AdsConsole -HostName $Cmdlet.Host.Name -IsRedirected ([Console]::IsInputRedirected)
    # Where nobody can be asked, the tool says so, and that is to be read.
    if (-not $hasConsole) { $Console = $false }
    $tool = Get-AdsTool -Cmdlet $Cmdlet
    $start = New-AdsStart -Program $tool.Program -Words ($tool.First + $Arguments) -Console:$Console -HostName $Cmdlet.Host.Name
    $start.WorkingDirectory = $Cmdlet.SessionState.Path.CurrentFileSystemLocation.ProviderPath
    # Other processes can see a command line, but not this; the tool takes it out before it starts anything.
    foreach ($name in $Secrets.Keys) {
        if ($null -ne $Secrets[$name]) { $start.EnvironmentVariables[$name] = ConvertFrom-AdsSecret -Secret $Secrets[$name] }
    }
    $errors = [System.Collections.Generic.List[string]]::new()
    $remedy = ''
    try { $process = [System.Diagnostics.Process]::Start($start) }
    catch {
        $message = $Strings.ToolNotStarted -f $tool.Program, $_.Exception.GetBaseException().Message
        $Cmdlet.ThrowTerminatingError((New-AdsError -ExitCode 4 -Message $message -Remedy $Strings.ToolStartRemedy -Target $tool.Program))
    }
    $finished = $false
    $reading = $null
    try {
        $output = $process.StandardOutput.ReadToEndAsync()
        if (-not $Console) {
            Send-AdsEntry -Stream $process.StandardInput -Entries $Entries
            # In short waits, between which PowerShell can be stopped.
            while ($true) {
                $reading = $process.StandardError.ReadLineAsync()
                while (-not $reading.Wait(100)) { }
                if ($null -eq $reading.Result) { break }
                $line = ConvertFrom-AdsLogLine -Text $reading.Result
                if ($line.Level -eq 'ERROR' -and $line.Text.StartsWith('what to do: ')) { $remedy = $line.Text.Substring(12) }
                elseif ($line.Level -eq 'ERROR') { $errors.Add($line.Text) }
                elseif (-not $Quiet) { Write-AdsLogLine -Cmdlet $Cmdlet -Line $line }
            }
        }
        while (-not $output.Wait(100)) { }
        $process.WaitForExit()
        $finished = $true
        if (-not $Console) { Complete-AdsProgress -Cmdlet $Cmdlet }
        return @{ ExitCode = $process.ExitCode; Output = $output.Result; Errors = $errors; Remedy = $remedy; Denied = $false; Result = $null }
    }
    finally {
        if (-not $finished) {
            # Ctrl-C has reached the tool, too, which ends after the step at hand; otherwise it hears of nothing.
            $patience = if ($hasConsole -and $Cmdlet.Stopping) { 30 } else { 10 }
            Stop-AdsTool -Cmdlet $Cmdlet -Process $process -Output $output -Reading $reading -Seconds $patience
        }
        $process.Dispose()
    }
}

$script:Ise = 'Windows PowerShell ISE Host'

# A remote session or a job has no console; the ISE gets one from the first program that runs in it, and nobody sees that.
function Test-AdsConsole {
    param([string]$HostName, [bool]$IsRedirected)
    return -not $IsRedirected -and $HostName -ne $script:Ise
}

function New-AdsStart {
    param([string]$Program, [string[]]$Words, [switch]$Console, [string]$HostName)
    $start = [System.Diagnostics.ProcessStartInfo]::new($Program)
    $start.Arguments = [string]::Join(' ', @(foreach ($word in $Words) { ConvertTo-AdsArgument -Value $word }))
    $start.UseShellExecute = $false
    # The ISE has no console: Windows would open a window, and who closes it ends the run. Elsewhere the tool needs PowerShell's console, for Ctrl-C.
    $start.CreateNoWindow = $HostName -eq $script:Ise
    $start.RedirectStandardOutput = $true
    $start.StandardOutputEncoding = [System.Text.UTF8Encoding]::new($false)
    if (-not $Console) {
        $start.RedirectStandardInput = $true
        $start.RedirectStandardError = $true
        $start.StandardErrorEncoding = [System.Text.UTF8Encoding]::new($false)
    }
    return $start
}

# PowerShell is being stopped, and takes no objects any more: what goes on and what was done is said to the host. A tool that does not end is ended; what it has done
# is in its journal either way.
function Stop-AdsTool {
    param(
        [System.Management.Automation.PSCmdlet]$Cmdlet,
        [System.Diagnostics.Process]$Process,
        [System.Threading.Tasks.Task]$Output,
        # The line of its log that is being read.
        [System.Threading.Tasks.Task]$Reading,
        [int]$Seconds
    )
    $end = [datetime]::UtcNow.AddSeconds($Seconds)
    # A pipe that nobody reads takes 64 KB, and the tool would wait in the middle of its last words.
    while ($null -ne $Reading -and [datetime]::UtcNow -lt $end) {
        if (-not $Reading.Wait(100)) { continue }
        if ($null -eq $Reading.Result) { break }
        $line = ConvertFrom-AdsLogLine -Text $Reading.Result
        if ($line.Level -eq 'WARNING') { $Cmdlet.Host.UI.WriteWarningLine($line.Text) }
        $Reading = $Process.StandardError.ReadLineAsync()
    }
    if (-not $Process.WaitForExit([Math]::Max(0, [int]($end - [datetime]::UtcNow).TotalMilliseconds))) { $Process.Kill() }
    $said = $Strings.Interrupted
    if ($Output.Wait(1000)) {
        $failure = Get-AdsValue -From (ConvertFrom-AdsJson -Text $Output.Result) -Name 'error'
        if ($null -ne $failure) { $said = ConvertTo-AdsPrintable -Text $failure.message }
    }
    $Cmdlet.Host.UI.WriteWarningLine(($Strings.InterruptedHistory -f $said))
}

# As bytes: in Windows PowerShell a StreamWriter would begin with a byte order mark, or use the console's code page. The text is made here because it holds passwords:
# module logging records what is bound to a parameter, of these entries only their type (about_Logging, event 4103).
function Send-AdsEntry {
    param([System.IO.StreamWriter]$Stream, [object[]]$Entries)
    $text = if ($Entries.Length -gt 0) { ConvertTo-Json -InputObject @{ resolutions = $Entries } -Depth 4 -Compress } else { '' }
    $bytes = [System.Text.UTF8Encoding]::new($false).GetBytes($text)
    try {
        $Stream.BaseStream.Write($bytes, 0, $bytes.Length)
        $Stream.BaseStream.Flush()
    }
    # A tool that has ended reads no more; its exit code says why.
    catch [System.IO.IOException] { }
    finally {
        [Array]::Clear($bytes, 0, $bytes.Length)
        $Stream.BaseStream.Close()
    }
}

# As CommandLineToArgvW takes it apart (learn.microsoft.com/windows/win32/api/shellapi/nf-shellapi-commandlinetoargvw).
function ConvertTo-AdsArgument {
    param([string]$Value)
    $quoted = [regex]::Replace($Value, '(\\*)"', '$1$1\"')
    return '"' + [regex]::Replace($quoted, '(\\+)$', '$1$1') + '"'
}

function ConvertFrom-AdsSecret {
    param([securestring]$Secret)
    $pointer = [System.Runtime.InteropServices.Marshal]::SecureStringToBSTR($Secret)
    try { return [System.Runtime.InteropServices.Marshal]::PtrToStringBSTR($pointer) }
    finally { [System.Runtime.InteropServices.Marshal]::ZeroFreeBSTR($pointer) }
}
