<#
.SYNOPSIS
Updates the managed users of the target domain from the users file. Changes that need approval wait.
.DESCRIPTION
Runs "ad-user-sync import" with a config file. -WhatIf makes a dry run: it shows each change and changes and writes nothing. If a change fails, an error about
that user is reported and the run continues. If the run ends early, a terminating error is thrown. Its $_.Exception.Data['Result'] holds what was done so far.
.PARAMETER Path
Config file. Wildcards are allowed if they match exactly one file. Default: import-config.json in the current folder.
.PARAMETER LiteralPath
Config file. Wildcards are not expanded.
.PARAMETER Approval
Decisions for this run: objects from Get-AdsPendingApproval with an added property Accept, or hashtables like the entries of an approvals file. A
password may be a SecureString. They are not saved.
.PARAMETER Interactive
After the import, ask at the console about everything that needs approval. Not together with -Approval.
.PARAMETER PlanFile
With -WhatIf: save the plan to this file. -Plan can carry it out later.
.PARAMETER Plan
Carry out this saved plan and nothing else. If the import would now do anything else, nothing is changed and the error is AdUserSync.PlanChanged.
.PARAMETER PasswordsTo
New ZIP file for all passwords that the run sets.
.PARAMETER ArchivePassphrase
Passphrase of that ZIP file: at least 15 ASCII characters.
.PARAMETER AllowDeactivations
For this run: allow up to this many deactivations, regardless of max_deactivations.
.PARAMETER AllowLeaves
For this run: allow up to this many removals from groups, regardless of max_leaves.
.PARAMETER AllowCreations
For this run: allow up to this many new users, regardless of max_creations.
.PARAMETER AllowRenames
For this run: allow up to this many renamed users, regardless of max_renames.
.PARAMETER AllowClears
For this run: allow up to this many cleared values per attribute, regardless of max_clears.
.PARAMETER AllowUpdates
For this run: allow up to this many updated users, regardless of max_updates.
.PARAMETER AllowOlder
Accept a users file that is older than the last one or dated in the future.
.PARAMETER AcceptAnchors
Accept the anchors of managed users as they are, even if somebody else has changed them.
.PARAMETER Rematch
After a migration of the source domain: match people by name once, and store their new anchors.
.PARAMETER AllowOtherSource
Accept a users file from a different domain, in this run and from now on.
.PARAMETER Force
Lift limits without asking for confirmation.
.PARAMETER Secret
Secret of the MAC, in hex. Needed if the config does not contain it.
.PARAMETER PassThru
Return the result. With -WhatIf, return the planned actions.
.EXAMPLE
Import-AdsUser -Path C:\Sync\import-config.json -WhatIf
.EXAMPLE
$result = Import-AdsUser -PassThru; $result.RequiredInteractions | Export-Csv todo.csv -NoTypeInformation -Encoding UTF8
.EXAMPLE
(Import-AdsUser -PassThru).RequiredInteractions | Where-Object Type -eq enable | Approve-AdsApproval -Generate -PasswordsTo new.zip -ArchivePassphrase (Read-Host -AsSecureString)
.EXAMPLE
Import-AdsUser -WhatIf -PlanFile plan.json; Import-AdsUser -Plan plan.json
Somebody reads and approves the plan between the two runs. The second run then does exactly that.
.EXAMPLE
Import-AdsUser -LiteralPath 'C:\Sync [1]\import-config.json' -Secret (Read-Host -AsSecureString) -Interactive -PasswordsTo new.zip
.EXAMPLE
Import-AdsUser -Approval @{ type = 'enable'; user = 'ACME Zoe'; accept = $true; generate = $true } -PasswordsTo new.zip -ArchivePassphrase (Read-Host -AsSecureString)
.EXAMPLE
Import-AdsUser -AllowDeactivations 40 -AllowLeaves 100 -AllowCreations 500 -AllowRenames 50 -AllowClears 20 -AllowUpdates 900 -Force
.EXAMPLE
Import-AdsUser -AllowOlder -AllowOtherSource
Imports an older users file from a different source domain.
.EXAMPLE
Import-AdsUser -Rematch -AcceptAnchors -WhatIf
.INPUTS
System.IO.FileInfo: a config file, from Get-Item or Get-ChildItem.
.OUTPUTS
None. With -PassThru, AdUserSync.ImportResult. With -PassThru and -WhatIf, AdUserSync.PlannedAction.
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
    begin {
        Use-AdsPreference -Cmdlet $PSCmdlet
        $all = $false; $none = $false
    }
    process {
        $config = @(Get-AdsConfigArgument -Cmdlet $PSCmdlet -Path $Path -LiteralPath $LiteralPath)
        $target = if ($config.Length -gt 0) { $config[1] } else { 'import-config.json' }
        # One standard input is either the approvals' or the person's.
        if ($Interactive -and $Approval.Length -gt 0) {
            $PSCmdlet.ThrowTerminatingError((New-AdsError -ExitCode 2 -Message $Strings.NotBoth -Remedy $Strings.NotBothRemedy -Target $target))
        }
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
            if (-not $PSCmdlet.ShouldProcess($target, $Strings.ImportUsers)) { return }
            $question = $Strings.LiftLimits -f "$limits"
            if ($limits.Length -gt 0 -and -not $Force -and -not $PSCmdlet.ShouldContinue($question, $Strings.ImportUsers, [ref]$all, [ref]$none)) { return }
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
