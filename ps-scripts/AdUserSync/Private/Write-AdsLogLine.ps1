# A line of the tool's log: "2026-11-22 20:00:00 | import | INFO | text".
function ConvertFrom-AdsLogLine {
    param([string]$Text)
    $match = [regex]::Match($Text, '^\S+ \S+ \| [^|]+ \| (\w+) \| (.*)$')
    if (-not $match.Success) { return @{ Level = 'INFO'; Text = $Text } }
    $level = $match.Groups[1].Value
    if ('CRITICAL', 'FATAL' -contains $level) { $level = 'ERROR' }
    return @{ Level = $level; Text = $match.Groups[2].Value }
}

# Changes are what -Verbose shows, and they are in the information stream for whoever collects it.
function Write-AdsLogLine {
    param([System.Management.Automation.PSCmdlet]$Cmdlet, [hashtable]$Line)
    # With -Debug, the cmdlet's own methods ask at each line whether to go on, while the tool goes on.
    if ($DebugPreference -eq 'Inquire') { $DebugPreference = 'Continue' }
    switch ($Line.Level) {
        'WARNING' { Write-Warning -Message $Line.Text }
        'DEBUG' { Write-Debug -Message $Line.Text }
        default {
            Write-Verbose -Message $Line.Text
            $Cmdlet.WriteInformation($Line.Text, [string[]]@('ad-user-sync'))
            if ($Line.Text -ne '') { $Cmdlet.WriteProgress((ConvertTo-AdsProgress -Text $Line.Text)) }
        }
    }
}

# "creating: 200 of 1000, 85/s, 10 s left" is progress with its counts; any other line says what goes on.
function ConvertTo-AdsProgress {
    param([string]$Text)
    $status = if ($Text.Length -gt 100) { $Text.Substring(0, 100) } else { $Text }
    $record = [System.Management.Automation.ProgressRecord]::new(1, 'ad-user-sync', $status)
    $match = [regex]::Match($Text, '^[a-z ]+: (\d+) of ([1-9]\d*)(?:, [\d.]+/s)?(?:, (\d+) (s|min) left)?$')
    if (-not $match.Success) { return $record }
    $record.PercentComplete = [Math]::Floor(100 * [double]$match.Groups[1].Value / [double]$match.Groups[2].Value)
    if ($match.Groups[3].Success) {
        $unit = if ($match.Groups[4].Value -eq 'min') { 60 } else { 1 }
        $record.SecondsRemaining = $unit * [int]$match.Groups[3].Value
    }
    return $record
}

# The run is over: its bar goes.
function Complete-AdsProgress {
    param([System.Management.Automation.PSCmdlet]$Cmdlet)
    $record = [System.Management.Automation.ProgressRecord]::new(1, 'ad-user-sync', $Strings.Done)
    $record.RecordType = 'Completed'
    $Cmdlet.WriteProgress($record)
}
