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
    switch ($Line.Level) {
        'WARNING' { $Cmdlet.WriteWarning($Line.Text) }
        'DEBUG' { $Cmdlet.WriteDebug($Line.Text) }
        default {
            $Cmdlet.WriteVerbose($Line.Text)
            $Cmdlet.WriteInformation($Line.Text, [string[]]@('ad-user-sync'))
            $status = if ($Line.Text.Length -gt 100) { $Line.Text.Substring(0, 100) } else { $Line.Text }
            if ($status -ne '') { $Cmdlet.WriteProgress([System.Management.Automation.ProgressRecord]::new(1, 'ad-user-sync', $status)) }
        }
    }
}
