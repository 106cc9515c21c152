# What a caller has set for itself counts for the cmdlets, as it does for those of a compiled module. A function of a module does not see it by itself
# (github.com/PowerShell/PowerShell/issues/4568): a script that was called with -WhatIf would import. No lab: a stand-in takes the program's place.
BeforeAll {
    $ErrorActionPreference = 'Stop'
    . ([System.IO.Path]::Combine($PSScriptRoot, 'StandIn.ps1'))
    $calls = [System.IO.Path]::Combine($TestDrive, 'calls')
    $log = @('WARNING | a warning', 'INFO | creating: 1 of 2', 'DEBUG | more') | ForEach-Object { "echo '2026-11-22 20:00:00 | import | $_' >&2`n" }
    $manifest = Copy-Module -Name 'preferences' -Program "#!/bin/sh`necho `"`$@`" >> '$calls'`n${log}echo '$nothingDone'`n"
    [System.IO.File]::WriteAllText([System.IO.Path]::Combine($TestDrive, 'c.json'), '{}')
    # In a script of the caller's, with what it has set.
    function Invoke-Script {
        param([string]$Text, [string]$Options, [switch]$Shell)
        [System.IO.File]::WriteAllText([System.IO.Path]::Combine($TestDrive, 'caller.ps1'), "[CmdletBinding(SupportsShouldProcess = `$true)]`nparam()`n$Text")
        [System.IO.File]::WriteAllText($calls, '')
        Invoke-Caller -Manifest $manifest -Script "./caller.ps1 $Options" -Shell:$Shell
    }
}

Describe '-WhatIf of a script' {
    It 'is that of <_>, too' -ForEach @(
        'Approve-AdsApproval -Type join -User a -Group b'
        'Deny-AdsApproval -Type join -User a -Group b'
        'Export-AdsUser'
        'Import-AdsUser'
        'New-AdsConfiguration -Kind Export -Path new.json -Setting @{ a = 1 }'
        "Register-AdsScheduledTask -Kind Import -LiteralPath c.json -UserId 'a\b`$'"
        'Remove-AdsRejection -User a -Type join'
        'Undo-AdsImport -Run last'
    ) {
        $shell = Invoke-Script -Text $_ -Options '-WhatIf' -Shell
        @($shell.Streams.Error) | Should -BeNullOrEmpty
        $shell.Dispose()
        @([System.IO.File]::ReadAllLines($calls) -notmatch '--dry-run') | Should -BeNullOrEmpty
        Test-Path -LiteralPath ([System.IO.Path]::Combine($TestDrive, 'new.json')) | Should -BeFalse
    }
    It 'is lifted for a cmdlet that says -WhatIf:$false' {
        $null = Invoke-Script -Text 'Import-AdsUser -WhatIf:$false' -Options '-WhatIf'
        [System.IO.File]::ReadAllLines($calls) | Should -Be 'import --output json'
    }
}

Describe 'A preference of a script' {
    It 'decides whether a cmdlet asks' {
        $null = Invoke-Script -Text "`$ConfirmPreference = 'None'; Undo-AdsImport -Run last"
        @([System.IO.File]::ReadAllLines($calls))[-1] | Should -BeLike 'undo last --confirm 1 *'
        foreach ($text in "`$ConfirmPreference = 'Low'; Import-AdsUser", 'Import-AdsUser -Confirm') {
            $shell = Invoke-Script -Text $text -Shell
            # Nobody answers here.
            "$($shell.Streams.Error[-1])" | Should -Match 'does not support user interaction'
            @([System.IO.File]::ReadAllLines($calls)) | Should -BeNullOrEmpty
        }
    }
    It 'decides what is shown of the log: <Text>' -ForEach @(
        @{ Text = ''; Shown = 'Warning 1, Progress 2, Verbose 0, Debug 0, Information 1' }
        @{ Text = "`$WarningPreference = 'SilentlyContinue'"; Shown = 'Warning 0, Progress 2, Verbose 0, Debug 0, Information 1' }
        @{ Text = "`$ProgressPreference = 'SilentlyContinue'"; Shown = 'Warning 1, Progress 0, Verbose 0, Debug 0, Information 1' }
        @{ Text = "`$VerbosePreference = 'Continue'"; Shown = 'Warning 1, Progress 2, Verbose 1, Debug 0, Information 1' }
        @{ Text = "`$DebugPreference = 'Continue'"; Shown = 'Warning 1, Progress 2, Verbose 0, Debug 1, Information 1' }
        @{ Text = "`$InformationPreference = 'Ignore'"; Shown = 'Warning 1, Progress 2, Verbose 0, Debug 0, Information 0' }
    ) {
        $streams = (Invoke-Script -Text "$Text; Import-AdsUser" -Shell).Streams
        $own = @($streams.Verbose | Where-Object { "$_" -match '^creating' })
        "Warning $($streams.Warning.Count), Progress $($streams.Progress.Count), Verbose $($own.Count), Debug $($streams.Debug.Count), Information $($streams.Information.Count)" | Should -Be $Shown
    }
    It 'is less than what the cmdlet is told' {
        $text = "`$WarningPreference = 'SilentlyContinue'; Import-AdsUser -WarningAction Continue -WarningVariable told -ProgressAction SilentlyContinue; `$told.Count"
        $shell = Invoke-Script -Text $text -Shell
        "$($shell.Streams.Warning.Count) $($shell.Streams.Progress.Count)" | Should -Be '1 0'
    }
}

Describe 'What ends a cmdlet' {
    It 'ends it with -ErrorAction <_>, too: nothing is given for a file that was not written' -ForEach @('SilentlyContinue', 'Ignore', 'Continue') {
        $shell = Invoke-Script -Text "New-AdsConfiguration -Kind Export -Path /nowhere/x.json -Setting @{ a = 1 } -ErrorAction $_" -Shell
        $caught = $shell.Streams.Error[-1]
        "$($caught.FullyQualifiedErrorId) $($caught.CategoryInfo.Category)" | Should -Be 'AdUserSync.ConfigurationError,New-AdsConfiguration InvalidArgument'
        "$caught" | Should -Match "'/nowhere/x\.json' cannot be written: "
    }
    It 'says what PowerShell says of a drive that is not there' {
        $shell = Invoke-Script -Text "Import-AdsUser -LiteralPath 'Nope:/x.json' -ErrorAction SilentlyContinue" -Shell
        $shell.Streams.Error[-1].FullyQualifiedErrorId | Should -BeLike 'DriveNotFound*'
        "$($shell.Streams.Error[-1])" | Should -Match 'Nope'
    }
    It 'ends no script that goes on at errors, and is kept in -ErrorVariable' {
        $said = Invoke-Caller -Manifest (Copy-Module -Name 'goes on') -Script "Get-AdsRejection -ErrorVariable kept 2>`$null; 'after'; `$kept.Count"
        $said | Should -Be @('after', 1)
    }
}
