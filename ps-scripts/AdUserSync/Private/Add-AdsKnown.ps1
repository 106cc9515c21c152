# What Tab offers: names of the last answers, for Tab must not start an import. As keys, for there may be 20,000 of them.
$script:Known = @{
    User   = [ordered]@{}
    Group  = [ordered]@{}
    Run    = [ordered]@{ last = $true }
    FailOn = [ordered]@{ 'pending-days=' = $true; 'expiring=' = $true; 'file-age=' = $true }
}

function Add-AdsKnown {
    param([string[]]$User = @(), [string[]]$Group = @(), [string[]]$Run = @())
    $given = @{ User = $User; Group = $Group; Run = $Run }
    foreach ($kind in 'User', 'Group', 'Run') {
        foreach ($name in $given[$kind]) { if ($name) { $script:Known[$kind][$name] = $true } }
    }
}

function Get-AdsCompletion {
    param([string]$Kind, [string]$Word)
    $begun = $Word.Trim("'", '"').Replace("''", "'")
    foreach ($name in $script:Known[$Kind].Keys) {
        if (-not $name.StartsWith($begun, [StringComparison]::OrdinalIgnoreCase)) { continue }
        # PowerShell takes typographic quotes for single quotes, too (about_Quoting_Rules).
        $shown = ConvertTo-AdsPrintable -Text $name
        $quoted = if ($name -match '^-|[^\w.=-]') { "'" + [regex]::Replace($name, "['\u2018-\u201b]", '$0$0') + "'" } else { $name }
        [System.Management.Automation.CompletionResult]::new($quoted, $shown, 'ParameterValue', $shown)
    }
}
