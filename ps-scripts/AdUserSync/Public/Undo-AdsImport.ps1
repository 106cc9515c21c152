<#
.SYNOPSIS
Reverses what a run changed.
.DESCRIPTION
Runs "ad-user-sync undo". It restores attributes, names and memberships, and enables deactivated accounts with their old passwords. Values that somebody has changed
since stay as they are, and an error is reported for each. -WhatIf shows the plan.
.PARAMETER Run
Run to undo: its id, the beginning of its id, or "last". Get-AdsHistory lists the runs.
.PARAMETER Path
Config file of the import. Wildcards are allowed if they match exactly one file. Default: import-config.json in the current folder.
.PARAMETER LiteralPath
Config file. Wildcards are not expanded.
.PARAMETER Only
Undo the changes of one person only. Give the common name, account name or objectGUID.
.PARAMETER Hold
Keep the users file of this run out of further imports. Import-AdsUser -AllowOlder accepts it anyway.
.PARAMETER AllowDeactivations
Allow up to this many deactivations, regardless of max_deactivations.
.PARAMETER AllowLeaves
Allow up to this many removals from groups, regardless of max_leaves.
.PARAMETER AllowCreations
Allow up to this many new users, regardless of max_creations.
.PARAMETER AllowRenames
Allow up to this many renamed users, regardless of max_renames.
.PARAMETER AllowClears
Allow up to this many cleared values per attribute, regardless of max_clears.
.PARAMETER AllowUpdates
Allow up to this many updated users, regardless of max_updates.
.PARAMETER Force
Lift limits without asking for confirmation.
.PARAMETER PassThru
Return the result. With -WhatIf, return the planned actions.
.EXAMPLE
Undo-AdsImport -Run last -WhatIf
.EXAMPLE
Get-AdsHistory | Where-Object { $_.Counts.Disabled -gt 20 } | Select-Object -Last 1 | Undo-AdsImport -Hold
.EXAMPLE
Undo-AdsImport -Run 5e0d9f7c -Only 'ACME Lena Fischer' -LiteralPath 'C:\Sync [1]\import-config.json' -PassThru
.EXAMPLE
Undo-AdsImport -Run last -Path C:\Sync\import-config.json -AllowDeactivations 40 -AllowLeaves 100 -AllowCreations 1 -AllowRenames 50 -AllowClears 20 -AllowUpdates 900 -Force
.INPUTS
AdUserSync.Run, from Get-AdsHistory.
.OUTPUTS
None. With -PassThru, AdUserSync.ImportResult. With -PassThru and -WhatIf, AdUserSync.PlannedAction.
#>
function Undo-AdsImport {
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High', DefaultParameterSetName = 'Path')]
    [OutputType('AdUserSync.ImportResult', 'AdUserSync.PlannedAction')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipelineByPropertyName = $true)][Alias('Id')][ValidatePattern('^[^-]')][string]$Run,
        [Parameter(ParameterSetName = 'Path', Position = 1)][SupportsWildcards()][string]$Path,
        [Parameter(ParameterSetName = 'LiteralPath', Mandatory = $true, ValueFromPipelineByPropertyName = $true)][Alias('PSPath')][AllowEmptyString()][string]$LiteralPath,
        [string]$Only,
        [switch]$Hold,
        [ValidateRange(0, 999999999)][int]$AllowDeactivations,
        [ValidateRange(0, 999999999)][int]$AllowLeaves,
        [ValidateRange(0, 999999999)][int]$AllowCreations,
        [ValidateRange(0, 999999999)][int]$AllowRenames,
        [ValidateRange(0, 999999999)][int]$AllowClears,
        [ValidateRange(0, 999999999)][int]$AllowUpdates,
        [switch]$Force,
        [switch]$PassThru
    )
    begin {
        Use-AdsPreference -Cmdlet $PSCmdlet
        $all = $false; $none = $false
    }
    process {
        $limits = @(Get-AdsLimitArgument -Cmdlet $PSCmdlet)
        $arguments = @('undo', $Run) + @(Get-AdsConfigArgument -Cmdlet $PSCmdlet -Path $Path -LiteralPath $LiteralPath) + $limits + @(
            if ($Only -ne '') { "--only=$Only" }
            if ($Hold) { '--hold' }
        )
        $plan = Invoke-AdsRun -Cmdlet $PSCmdlet -Arguments ($arguments + '--dry-run') -Quiet:(-not $WhatIfPreference) -Target $Run
        if ($WhatIfPreference) { return Write-AdsPlan -Cmdlet $PSCmdlet -Summary $plan -PassThru:$PassThru }
        $id = $plan.run.undoes.Substring(0, 8)
        if (-not $PSCmdlet.ShouldProcess(($Strings.OneRun -f $id), ($Strings.ReverseRun -f $plan.confirm))) { return }
        $question = $Strings.LiftLimits -f "$limits"
        if ($limits.Length -gt 0 -and -not $Force -and -not $PSCmdlet.ShouldContinue($question, $Strings.UndoImport, [ref]$all, [ref]$none)) { return }
        $summary = Invoke-AdsRun -Cmdlet $PSCmdlet -Arguments ($arguments + '--confirm' + [string]$plan.confirm) -Target $Run
        if ($PassThru) { ConvertTo-AdsImportResult -Summary $summary }
    }
}
