# What Tab offers: names of the last answers, for Tab must not start an import.
$script:Known = @{ User = @(); Group = @(); Run = @('last'); FailOn = @('pending-days=', 'expiring=', 'file-age=') }

function Add-AdsKnown {
    param([string[]]$User = @(), [string[]]$Group = @(), [string[]]$Run = @())
    $given = @{ User = $User; Group = $Group; Run = $Run }
    foreach ($kind in 'User', 'Group', 'Run') {
        foreach ($name in $given[$kind]) { if ($name -and $script:Known[$kind] -notcontains $name) { $script:Known[$kind] += $name } }
    }
}

function Get-AdsCompletion {
    param([string]$Kind, [string]$Word)
    $begun = $Word.Trim("'", '"')
    foreach ($name in $script:Known[$Kind]) {
        if (-not $name.StartsWith($begun, [StringComparison]::OrdinalIgnoreCase)) { continue }
        $quoted = if ($name -match "[^\w.=-]") { "'" + $name.Replace("'", "''") + "'" } else { $name }
        [System.Management.Automation.CompletionResult]::new($quoted, $name, 'ParameterValue', $name)
    }
}
