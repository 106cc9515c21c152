# Runs `import` and gives its summary. Failures of single users are error records; a run that ended early is a terminating one.
function Invoke-AdsImport {
    param(
        [System.Management.Automation.PSCmdlet]$Cmdlet,
        [string[]]$Arguments,
        [object[]]$Entries = @(),
        [securestring]$Secret,
        [switch]$Console,
        [object]$Target
    )
    $all = @('import', '--output', 'json') + $Arguments + @(Get-AdsLevelArgument -Cmdlet $Cmdlet)
    $text = ''
    if ($Entries.Length -gt 0) {
        $all += '--approvals', '-'
        $text = ConvertTo-Json -InputObject @{ resolutions = $Entries } -Depth 4 -Compress
    }
    $run = Invoke-AdsTool -Cmdlet $Cmdlet -Arguments $all -InputText $text -Secret $Secret -Console:$Console
    $summary = ConvertFrom-AdsJson -Text $run.Output
    $failure = Get-AdsValue -From $summary -Name 'error'
    if ($null -ne $failure) {
        $run.Errors = @($failure.message)
        $run.Remedy = [string](Get-AdsValue -From $failure -Name 'remedy')
    }
    if ($null -ne $summary) { Write-AdsFailure -Cmdlet $Cmdlet -Failed @($summary.failed) }
    if (0, 6, 10 -notcontains $run.ExitCode -or $null -eq $summary) { Stop-AdsCommand -Cmdlet $Cmdlet -Run $run -Target $Target }
    return $summary
}

function ConvertTo-AdsImportResult {
    param([object]$Summary)
    return ConvertTo-AdsObject -From $Summary -TypeName 'AdUserSync.ImportResult' -More ([ordered]@{})
}

# @(...) of the caller keeps an empty list a list.
function ConvertTo-AdsPendingApproval {
    param([object]$Summary, [string]$ConfigPath)
    foreach ($interaction in $Summary.required_interactions) {
        $known = [ordered]@{ Group = $null; GroupDn = $null; Name = $null; Anchor = $null; By = $null; LiteralPath = $ConfigPath }
        foreach ($pair in @(('group', 'Group'), ('group_dn', 'GroupDn'), ('name', 'Name'), ('anchor', 'Anchor'), ('by', 'By'))) {
            $known[$pair[1]] = Get-AdsValue -From $interaction -Name $pair[0]
        }
        ConvertTo-AdsObject -From $interaction -TypeName 'AdUserSync.PendingApproval' -More $known
    }
}
