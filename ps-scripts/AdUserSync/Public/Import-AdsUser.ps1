<#
.SYNOPSIS
Brings the managed users of the target domain to what the users file says, except what needs approval.
.DESCRIPTION
Runs "ad-user-sync import" with a config file. -WhatIf runs its dry run: nothing is changed or written, and each change that would happen is shown. What failed
for one user is an error record about that user, and the rest goes on; a run that ended early is a terminating error.
.PARAMETER Path
The config file; wildcards may find one. Without it, import-config.json of the current folder.
.PARAMETER LiteralPath
The config file, taken as it is.
.PARAMETER Approval
Approvals to carry out in this run: objects of Get-AdsPendingApproval with a property Accept, or hashtables as an approvals file holds them. They are never saved.
.PARAMETER Interactive
Then walk through everything that needs approval, at the console.
.PARAMETER AllowDeactivations
For this run: up to this many deactivations, whatever max_deactivations says.
.PARAMETER AllowLeaves
For this run: up to this many removals from groups, whatever max_leaves says.
.PARAMETER Force
Lift limits without the question of this cmdlet.
.PARAMETER Secret
The secret of the MAC in hex, where the config does not hold it.
.PARAMETER PassThru
Put out the result; with -WhatIf, the planned actions.
.EXAMPLE
Import-AdsUser -Path C:\Sync\import-config.json -WhatIf
.EXAMPLE
$result = Import-AdsUser -PassThru; $result.RequiredInteractions | Export-Csv todo.csv -NoTypeInformation -Encoding UTF8
.EXAMPLE
Import-AdsUser -WhatIf -PassThru | Where-Object Type -eq disable
.OUTPUTS
None; with -PassThru AdUserSync.ImportResult, with -WhatIf too AdUserSync.PlannedAction.
#>
function Import-AdsUser {
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', DefaultParameterSetName = 'Path')]
    [OutputType('AdUserSync.ImportResult', 'AdUserSync.PlannedAction')]
    param(
        [Parameter(ParameterSetName = 'Path', Position = 0)][SupportsWildcards()][string]$Path,
        [Parameter(ParameterSetName = 'LiteralPath', Mandatory = $true, ValueFromPipelineByPropertyName = $true)][Alias('PSPath')][string]$LiteralPath,
        [object[]]$Approval = @(),
        [switch]$Interactive,
        [ValidateRange(0, 999999999)][int]$AllowDeactivations,
        [ValidateRange(0, 999999999)][int]$AllowLeaves,
        [switch]$Force,
        [securestring]$Secret,
        [switch]$PassThru
    )
    process {
        $config = @(Get-AdsConfigArgument -Cmdlet $PSCmdlet -Path $Path -LiteralPath $LiteralPath)
        $target = if ($config.Length -gt 0) { $config[1] } else { 'import-config.json' }
        $limits = @(
            if ($PSBoundParameters.ContainsKey('AllowDeactivations')) { '--allow-deactivations', [string]$AllowDeactivations }
            if ($PSBoundParameters.ContainsKey('AllowLeaves')) { '--allow-leaves', [string]$AllowLeaves }
        )
        $entries = @(foreach ($one in $Approval) { ConvertTo-AdsGivenEntry -Approval $one })
        if ($WhatIfPreference) {
            $summary = Invoke-AdsImport -Cmdlet $PSCmdlet -Arguments ($config + $limits + '--dry-run') -Entries $entries -Secret $Secret -Target $target
            foreach ($action in $summary.plan.actions) {
                [void]$PSCmdlet.ShouldProcess($action.user, $action.description)
                if ($PassThru) { ConvertTo-AdsObject -From $action -TypeName 'AdUserSync.PlannedAction' -More ([ordered]@{}) }
            }
            return
        }
        if (-not $PSCmdlet.ShouldProcess($target, 'Import users')) { return }
        if ($limits.Length -gt 0 -and -not $Force -and -not $PSCmdlet.ShouldContinue("Lift the safety limits for this run: $limits", 'Import users')) { return }
        if ($Interactive) { $limits += '--interactive' }
        $summary = Invoke-AdsImport -Cmdlet $PSCmdlet -Arguments ($config + $limits) -Entries $entries -Secret $Secret -Console:$Interactive -Target $target
        $script:PendingUsers = @(foreach ($interaction in $summary.required_interactions) { $interaction.user })
        if ($PassThru) { ConvertTo-AdsImportResult -Summary $summary }
    }
}
