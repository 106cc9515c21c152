<#
.SYNOPSIS
Brings the managed users of the target domain to what the users file says, except what needs approval.
.DESCRIPTION
Runs "ad-user-sync import" with a config file. -WhatIf runs its dry run: nothing is changed or written, and each change that would happen is shown. What failed
for one user is an error record about that user, and the rest goes on; a run that ended early is a terminating error, with what was done until then in
$_.Exception.Data['Result'].
.PARAMETER Path
The config file; wildcards may find one. Without it, import-config.json of the current folder.
.PARAMETER LiteralPath
The config file, taken as it is.
.PARAMETER Approval
Approvals to carry out in this run: objects of Get-AdsPendingApproval with a property Accept, or hashtables as an approvals file holds them. They are never saved.
.PARAMETER Interactive
Then walk through everything that needs approval, at the console.
.PARAMETER PlanFile
With -WhatIf: save the plan in this file, for -Plan.
.PARAMETER Plan
Do what this saved plan says and nothing else; when that is no longer what would be done, the error is AdUserSync.PlanChanged and nothing is changed.
.PARAMETER PasswordsTo
A new ZIP file for every password that the run sets.
.PARAMETER ArchivePassphrase
The passphrase of that ZIP file; of at least 15 ASCII characters.
.PARAMETER AllowDeactivations
For this run: up to this many deactivations, whatever max_deactivations says.
.PARAMETER AllowLeaves
For this run: up to this many removals from groups, whatever max_leaves says.
.PARAMETER AllowCreations
For this run: up to this many new users, whatever max_creations says.
.PARAMETER AllowRenames
For this run: up to this many renamed users, whatever max_renames says.
.PARAMETER AllowClears
For this run: up to this many users who lose all values of an attribute, whatever max_clears says.
.PARAMETER AllowUpdates
For this run: up to this many updated users, whatever max_updates says.
.PARAMETER AllowOlder
Accept a users file that is older than the last one, or from the future.
.PARAMETER AcceptAnchors
Take the anchors of managed users as they are, also those that somebody else has changed.
.PARAMETER Rematch
After a migration of the source domain: match people by name once, and stamp their new anchors.
.PARAMETER AllowOtherSource
Accept a users file from another domain than those before, and from now on.
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
Import-AdsUser -WhatIf -PlanFile plan.json; Import-AdsUser -Plan plan.json
The second run, after somebody has read and signed off the plan, does that and nothing else.
.EXAMPLE
Import-AdsUser -LiteralPath 'C:\Sync [1]\import-config.json' -Secret (Read-Host -AsSecureString) -Interactive -PasswordsTo new.zip
.EXAMPLE
Import-AdsUser -Approval @{ type = 'enable'; user = 'ACME Zoe'; accept = $true; generate = $true } -PasswordsTo new.zip -ArchivePassphrase (Read-Host -AsSecureString)
.EXAMPLE
Import-AdsUser -AllowDeactivations 40 -AllowLeaves 100 -AllowCreations 500 -AllowRenames 50 -AllowClears 20 -AllowUpdates 900 -Force
.EXAMPLE
Import-AdsUser -AllowOlder -AllowOtherSource
A users file from a backup of the source domain's successor.
.EXAMPLE
Import-AdsUser -Rematch -AcceptAnchors -WhatIf
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
        [string]$PlanFile,
        [string]$Plan,
        [string]$PasswordsTo,
        [securestring]$ArchivePassphrase,
        [ValidateRange(0, 999999999)][int]$AllowDeactivations,
        [ValidateRange(0, 999999999)][int]$AllowLeaves,
        [ValidateRange(0, 999999999)][int]$AllowCreations,
        [ValidateRange(0, 999999999)][int]$AllowRenames,
        [ValidateRange(0, 999999999)][int]$AllowClears,
        [ValidateRange(0, 999999999)][int]$AllowUpdates,
        [switch]$AllowOlder,
        [switch]$AcceptAnchors,
        [switch]$Rematch,
        [switch]$AllowOtherSource,
        [switch]$Force,
        [securestring]$Secret,
        [switch]$PassThru
    )
    begin { $all = $false; $none = $false }
    process {
        $config = @(Get-AdsConfigArgument -Cmdlet $PSCmdlet -Path $Path -LiteralPath $LiteralPath)
        $target = if ($config.Length -gt 0) { $config[1] } else { 'import-config.json' }
        $limits = @(Get-AdsLimitArgument -Cmdlet $PSCmdlet)
        $arguments = @('import') + $config + $limits + @(
            Get-AdsFileArgument -Cmdlet $PSCmdlet -Option '--plan-file' -Path $PlanFile
            Get-AdsFileArgument -Cmdlet $PSCmdlet -Option '--plan' -Path $Plan
            Get-AdsFileArgument -Cmdlet $PSCmdlet -Option '--passwords-to' -Path $PasswordsTo
            if ($AllowOlder) { '--allow-older' }
            if ($AcceptAnchors) { '--accept-anchors' }
            if ($Rematch) { '--rematch' }
            if ($AllowOtherSource) { '--allow-other-source' }
        )
        if ($WhatIfPreference) { $arguments += '--dry-run' }
        else {
            if (-not $PSCmdlet.ShouldProcess($target, 'Import users')) { return }
            $question = "Lift the safety limits for this run: $limits"
            if ($limits.Length -gt 0 -and -not $Force -and -not $PSCmdlet.ShouldContinue($question, 'Import users', [ref]$all, [ref]$none)) { return }
            if ($Interactive) { $arguments += '--interactive' }
        }
        $entries = @(foreach ($one in $Approval) { ConvertTo-AdsGivenEntry -Approval $one })
        $secrets = @{ AD_USER_SYNC_HMAC = $Secret; AD_USER_SYNC_ZIP_PASSWORD = $ArchivePassphrase }
        $console = $Interactive -and -not $WhatIfPreference
        $summary = Invoke-AdsRun -Cmdlet $PSCmdlet -Arguments $arguments -Entries $entries -Secrets $secrets -Console:$console -Target $target
        if ($WhatIfPreference) { Write-AdsPlan -Cmdlet $PSCmdlet -Summary $summary -PassThru:$PassThru }
        elseif ($PassThru) { ConvertTo-AdsImportResult -Summary $summary }
    }
}
