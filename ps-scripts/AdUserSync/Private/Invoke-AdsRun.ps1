# Runs `import` or `undo` and gives its summary. Failures of single users are error records; a run that ended early is a terminating one, with the result so far.
function Invoke-AdsRun {
    param(
        [System.Management.Automation.PSCmdlet]$Cmdlet,
        [string[]]$Arguments,
        [object[]]$Entries = @(),
        # Secrets by the variable that the tool takes them from.
        [hashtable]$Secrets = @{},
        [switch]$Console,
        # Of a dry run that goes before the run itself: all that it says comes again.
        [switch]$Quiet,
        [object]$Target
    )
    $all = $Arguments + @('--output', 'json') + @(Get-AdsLevelArgument -Cmdlet $Cmdlet)
    if ($Entries.Length -gt 0) { $all += '--approvals', '-' }
    $run = Invoke-AdsTool -Cmdlet $Cmdlet -Arguments $all -Entries $Entries -Secrets $Secrets -Console:$Console -Quiet:$Quiet
    $summary = ConvertFrom-AdsJson -Text $run.Output
    $failure = Get-AdsValue -From $summary -Name 'error'
    if ($null -ne $failure) {
        $run.Errors = @($failure.message)
        $run.Remedy = [string](Get-AdsValue -From $failure -Name 'remedy')
        $run.Denied = $null -ne (Get-AdsValue -From $failure -Name 'access_denied')
    }
    $failed = @(if ($null -ne $summary) { $summary.failed })
    if ($null -ne $failure -or $failed.Length -gt 0) { $run.Result = ConvertTo-AdsImportResult -Summary $summary }
    if (-not $Quiet) { Write-AdsFailure -Cmdlet $Cmdlet -Failed $failed -Result $run.Result }
    if (0, 6, 10 -notcontains $run.ExitCode -or $null -eq $summary) { Stop-AdsCommand -Cmdlet $Cmdlet -Run $run -Target $Target }
    Add-AdsKnown -User @(foreach ($interaction in $summary.required_interactions) { $interaction.user }) -Group @(
        foreach ($interaction in $summary.required_interactions) { Get-AdsValue -From $interaction -Name 'group' })
    return $summary
}

# One "What if:" for each change; with -PassThru the changes, too.
function Write-AdsPlan {
    param([System.Management.Automation.PSCmdlet]$Cmdlet, [object]$Summary, [switch]$PassThru)
    foreach ($action in $Summary.plan.actions) {
        [void]$Cmdlet.ShouldProcess((ConvertTo-AdsPrintable -Text $action.user), (ConvertTo-AdsPrintable -Text $action.description))
        if ($PassThru) { ConvertTo-AdsObject -From $action -TypeName 'AdUserSync.PlannedAction' -More ([ordered]@{}) }
    }
}

# What a run did. Its lists are always there, and of objects; the open approvals are as Get-AdsPendingApproval has them.
function ConvertTo-AdsImportResult {
    param([object]$Summary)
    $lists = [ordered]@{ RequiredInteractions = @(ConvertTo-AdsPendingApproval -Summary $Summary) }
    foreach ($list in @(('joined', 'Joined', 'Membership'), ('left', 'Left', 'Membership'), ('failed', 'Failed', 'FailedAction'), ('unmatched', 'Unmatched', 'UnmatchedEntry'),
            ('exceeded', 'Exceeded', 'ExceededLimit'), ('differences', 'Differences', 'Difference'))) {
        $lists[$list[1]] = @(ConvertTo-AdsObjectList -From (Get-AdsValue -From $Summary -Name $list[0]) -TypeName "AdUserSync.$($list[2])")
    }
    return ConvertTo-AdsObject -From $Summary -TypeName 'AdUserSync.ImportResult' -More $lists
}

# Each has all that any of them may have: Export-Csv and strict mode know only what the first one has. @(...) of the caller keeps an empty list a list.
function ConvertTo-AdsPendingApproval {
    param([object]$Summary)
    $config = Get-AdsValue -From (Get-AdsValue -From $Summary -Name 'run') -Name 'config'
    foreach ($interaction in $Summary.required_interactions) {
        $known = [ordered]@{}
        foreach ($pair in @(('group', 'Group'), ('group_dn', 'GroupDn'), ('name', 'Name'), ('anchor', 'Anchor'), ('by', 'By'), ('keep_password_refused', 'KeepPasswordRefused'),
                ('proposed_name', 'ProposedName'), ('take_over_refused', 'TakeOverRefused'), ('attributes', 'Attributes'), ('conflicts', 'Conflicts'), ('deleted', 'Deleted'), ('error', 'Error'))) {
            $known[$pair[1]] = Get-AdsValue -From $interaction -Name $pair[0]
        }
        $known['LiteralPath'] = Get-AdsValue -From $config -Name 'path'
        ConvertTo-AdsObject -From $interaction -TypeName 'AdUserSync.PendingApproval' -More $known
    }
}
