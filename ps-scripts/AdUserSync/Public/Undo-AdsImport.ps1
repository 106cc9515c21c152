<#
.SYNOPSIS
Puts back what a run has changed.
.DESCRIPTION
Runs "ad-user-sync undo": attributes, names and memberships go back, and deactivated accounts come back with the passwords that they had. What somebody has changed
since stays, and is an error record each. -WhatIf shows the plan.
.PARAMETER Run
The run: its id, the beginning of one, or "last". Get-AdsHistory shows them.
.PARAMETER Path
The config file of the import; wildcards may find one. Without it, import-config.json of the current folder.
.PARAMETER LiteralPath
The config file, taken as it is.
.PARAMETER Only
Put back what concerns one person alone: common name, account name or objectGUID.
.PARAMETER Hold
Keep the run's users file out of further imports; Import-AdsUser -AllowOlder takes it all the same.
.PARAMETER AllowDeactivations
Up to this many deactivations, whatever max_deactivations says.
.PARAMETER AllowLeaves
Up to this many removals from groups, whatever max_leaves says.
.PARAMETER AllowCreations
Up to this many new users, whatever max_creations says.
.PARAMETER AllowRenames
Up to this many renamed users, whatever max_renames says.
.PARAMETER AllowClears
Up to this many users who lose all values of an attribute, whatever max_clears says.
.PARAMETER AllowUpdates
Up to this many updated users, whatever max_updates says.
.PARAMETER Force
Lift limits without the question of this cmdlet.
.PARAMETER PassThru
Put out the result; with -WhatIf, the planned actions.
.EXAMPLE
Undo-AdsImport -Run last -WhatIf
.EXAMPLE
Get-AdsHistory | Where-Object { $_.Counts.Disabled -gt 20 } | Select-Object -Last 1 | Undo-AdsImport -Hold
.EXAMPLE
Undo-AdsImport -Run 5e0d9f7c -Only 'ACME Lena Fischer' -LiteralPath 'C:\Sync [1]\import-config.json' -PassThru
.EXAMPLE
Undo-AdsImport -Run last -Path C:\Sync\import-config.json -AllowDeactivations 40 -AllowLeaves 100 -AllowCreations 1 -AllowRenames 50 -AllowClears 20 -AllowUpdates 900 -Force
.OUTPUTS
None; with -PassThru AdUserSync.ImportResult, with -WhatIf too AdUserSync.PlannedAction.
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
    begin { $all = $false; $none = $false }
    process {
        $limits = @(Get-AdsLimitArgument -Cmdlet $PSCmdlet)
        $arguments = @('undo', $Run) + @(Get-AdsConfigArgument -Cmdlet $PSCmdlet -Path $Path -LiteralPath $LiteralPath) + $limits + @(
            if ($Only -ne '') { "--only=$Only" }
            if ($Hold) { '--hold' }
        )
        $plan = Invoke-AdsRun -Cmdlet $PSCmdlet -Arguments ($arguments + '--dry-run') -Quiet:(-not $WhatIfPreference) -Target $Run
        if ($WhatIfPreference) { return Write-AdsPlan -Cmdlet $PSCmdlet -Summary $plan -PassThru:$PassThru }
        $id = $plan.run.undoes.Substring(0, 8)
        if (-not $PSCmdlet.ShouldProcess("run $id", "Put back what it has changed, for $($plan.confirm) users")) { return }
        $question = "Lift the safety limits for this run: $limits"
        if ($limits.Length -gt 0 -and -not $Force -and -not $PSCmdlet.ShouldContinue($question, 'Undo an import', [ref]$all, [ref]$none)) { return }
        $summary = Invoke-AdsRun -Cmdlet $PSCmdlet -Arguments ($arguments + '--confirm' + [string]$plan.confirm) -Target $Run
        if ($PassThru) { ConvertTo-AdsImportResult -Summary $summary }
    }
}
