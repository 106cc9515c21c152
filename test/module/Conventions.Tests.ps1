# What makes a module feel native, looked at in its files and its commands; PSScriptAnalyzer is in none of the registries that this is built from. No lab.
BeforeAll {
    $ErrorActionPreference = 'Stop'
    . ([System.IO.Path]::Combine($PSScriptRoot, 'StandIn.ps1'))
    $folder = [System.IO.Path]::GetFullPath([System.IO.Path]::Combine($PSScriptRoot, '..', '..', 'ps-scripts', 'AdUserSync'))
    Import-Module -Name ([System.IO.Path]::Combine($folder, 'AdUserSync.psd1'))
    $module = Get-Module -Name AdUserSync
    $commands = @(Get-Command -Module AdUserSync)
    $common = [System.Management.Automation.Cmdlet]::CommonParameters + [System.Management.Automation.Cmdlet]::OptionalCommonParameters
    $files = @([System.IO.Directory]::GetFiles($folder, '*', 'AllDirectories') | ForEach-Object { [System.IO.Path]::GetRelativePath($folder, $_) } | Sort-Object)
    # Every node of the syntax trees of the module's scripts.
    $nodes = foreach ($file in $files -match '\.psm?1$') {
        [System.Management.Automation.Language.Parser]::ParseFile([System.IO.Path]::Combine($folder, $file), [ref]$null, [ref]$null).FindAll({ $true }, $true)
    }
    function ImpactOf { param($Command) ($Command.ScriptBlock.Attributes | Where-Object { $_ -is [System.Management.Automation.CmdletBindingAttribute] }).ConfirmImpact }
}

Describe 'The module' {
    It 'exports the functions of its folder Public and nothing else' {
        $commands.Name | Sort-Object | Should -Be @($files -match '^Public' | ForEach-Object { [System.IO.Path]::GetFileNameWithoutExtension($_) } | Sort-Object)
        $module.ExportedAliases.Count + $module.ExportedVariables.Count + $module.ExportedCmdlets.Count | Should -Be 0
    }
    It 'has approved verbs, and nouns in the singular with a prefix of their own' {
        $approved = (Get-Verb).Verb
        @($commands | Where-Object { $approved -notcontains $_.Verb }) | Should -BeNullOrEmpty
        @($commands.Noun -notmatch '^Ads[A-Z]') | Should -BeNullOrEmpty
        @($commands.Noun -match 's$' -ne 'AdsStatus') | Should -BeNullOrEmpty
    }
    It 'has no name of the ActiveDirectory module or of PowerShell' {
        $reference = [System.IO.Path]::Combine($PSScriptRoot, '..', 'powershell', 'reference')
        $taken = foreach ($name in 'activedirectory-cmdlets.json', 'core-cmdlets.json') {
            (Get-Content -Raw -LiteralPath ([System.IO.Path]::Combine($reference, $name)) | ConvertFrom-Json -AsHashtable).cmdlets.Keys
        }
        $taken | Should -Contain 'Get-ADUser'
        $taken | Should -Contain 'Set-StrictMode'
        @($commands.Name | Where-Object { $taken -contains $_ }) | Should -BeNullOrEmpty
    }
    It 'has a valid manifest for both editions, which lists its files and needs no other module' {
        $manifest = Test-ModuleManifest -Path ([System.IO.Path]::Combine($folder, 'AdUserSync.psd1'))
        $manifest.CompatiblePSEditions | Should -Be @('Desktop', 'Core')
        $manifest.PowerShellVersion | Should -Be ([version]'5.1')
        $manifest.RequiredModules | Should -BeNullOrEmpty
        # Update-Help would look there, and find nothing. ProjectUri: test/unit/same-facts.test.ts.
        "$($manifest.HelpInfoUri)" | Should -BeNullOrEmpty
        "$($manifest.LicenseUri)" | Should -Be 'https://spdx.org/licenses/MIT.html'
        $manifest.ReleaseNotes | Should -Not -BeNullOrEmpty
        $manifest.Tags | Should -Contain 'ActiveDirectory'
        @($manifest.FileList | ForEach-Object { [System.IO.Path]::GetRelativePath($folder, $_) } | Sort-Object) | Should -Be $files
    }
    It 'calls nothing that writes to the host, compiles, or makes code of text' {
        $called = @($nodes | Where-Object { $_ -is [System.Management.Automation.Language.CommandAst] } | ForEach-Object { $_.GetCommandName() } | Sort-Object -Unique)
        @($called | Where-Object { 'Write-Host', 'Write-Output', 'Add-Type', 'New-Object', 'Invoke-Expression', 'Start-Process' -contains $_ }) | Should -BeNullOrEmpty
        @($nodes | Where-Object { $_ -is [System.Management.Automation.Language.VariableExpressionAst] -and $_.VariablePath.UserPath -match 'global:|LASTEXITCODE' }) | Should -BeNullOrEmpty
    }
    It 'starts no program when it is imported' {
        $top = [System.Management.Automation.Language.Parser]::ParseFile([System.IO.Path]::Combine($folder, 'AdUserSync.psm1'), [ref]$null, [ref]$null)
        @($top.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true) | ForEach-Object { $_.GetCommandName() } | Sort-Object -Unique) |
            Should -Be @('Get-AdsCompletion', 'Import-LocalizedData', 'Register-ArgumentCompleter', 'Set-StrictMode')
    }
}

Describe 'What the module says' {
    BeforeAll {
        function FallenBack { param([string]$Culture)
            $before = [cultureinfo]::CurrentUICulture
            try {
                [cultureinfo]::CurrentUICulture = $Culture
                Import-Module -Name ([System.IO.Path]::Combine($folder, 'AdUserSync.psd1')) -Force
                & (Get-Module -Name AdUserSync) { $Strings.ImportUsers }
            }
            finally { [cultureinfo]::CurrentUICulture = $before }
        }
    }
    It 'is in its file of strings: each is used, and none is missing' {
        $used = $nodes | Where-Object { $_ -is [System.Management.Automation.Language.MemberExpressionAst] -and "$($_.Expression)" -eq '$Strings' } | ForEach-Object { "$($_.Member)" } | Sort-Object -Unique
        @($used).Count | Should -BeGreaterThan 20
        (Import-PowerShellDataFile -LiteralPath ([System.IO.Path]::Combine($folder, 'en-US', 'Strings.psd1'))).Keys | Sort-Object | Should -Be $used
    }
    It 'is nowhere else: what is asked and what an error says is no text of the code' {
        $asked = $nodes | Where-Object { $_ -is [System.Management.Automation.Language.InvokeMemberExpressionAst] -and 'ShouldProcess', 'ShouldContinue', 'WriteWarningLine' -contains "$($_.Member)" }
        $made = $nodes | Where-Object { $_ -is [System.Management.Automation.Language.CommandAst] -and $_.GetCommandName() -eq 'New-AdsError' }
        @($asked).Count | Should -BeGreaterThan 8
        @($made).Count | Should -BeGreaterThan 4
        @($asked + $made | Where-Object { $_.FindAll({ $args[0] -is [System.Management.Automation.Language.StringConstantExpressionAst] -and $args[0].Value -match ' ' }, $true) }) | Should -BeNullOrEmpty
    }
    It 'is English where there is no folder of the culture: <_>' -ForEach @('de-DE', 'ja-JP', 'en-GB', '') {
        FallenBack -Culture $_ | Should -Be 'Import users'
    }
}

# As application control (WDAC, AppLocker) makes it: a signed module has the full language, and its caller has not.
Describe 'A caller in constrained language' {
    It 'gets objects, errors with ids, and completions' {
        $shell = [powershell]::Create()
        function Invoke-Constrained { param([string]$Script) $shell.Commands.Clear(); [void]$shell.AddScript($Script); $shell.Invoke() }
        try {
            Invoke-Constrained "Import-Module -Name '$folder/AdUserSync.psd1'; `$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'"
            Invoke-Constrained "try { [System.IO.File]::Exists('x') } catch { `$_.FullyQualifiedErrorId }" | Should -Be 'MethodInvocationNotSupportedInConstrainedLanguage'
            Invoke-Constrained "try { Get-AdsHistory -LiteralPath '$TestDrive/none.json' } catch { `$_.FullyQualifiedErrorId }" | Should -Be 'AdUserSync.ConfigurationError,Get-AdsHistory'
            (Invoke-Constrained "New-AdsConfiguration -Kind Import -Path '$TestDrive/c.json' -Setting @{ server = 'x' }").Name | Should -Be 'c.json'
            (Invoke-Constrained "TabExpansion2 -inputScript 'Undo-AdsImport -Run la' -cursorColumn 22").CompletionMatches.CompletionText | Should -Be 'last'
        }
        finally { $shell.Dispose() }
    }
}

Describe 'A cmdlet' {
    It 'asks before it changes something, and harder where that is much' {
        $impact = [ordered]@{}
        foreach ($command in $commands | Sort-Object -Property Name) { if ($command.Parameters.ContainsKey('WhatIf')) { $impact[$command.Name] = "$(ImpactOf $command)" } }
        ($impact | ConvertTo-Json) | Should -Be ([ordered]@{
                'Approve-AdsApproval'       = 'High'
                'Deny-AdsApproval'          = 'Medium'
                'Export-AdsUser'            = 'Medium'
                'Import-AdsUser'            = 'Medium'
                'New-AdsConfiguration'      = 'Medium'
                'Register-AdsScheduledTask' = 'Medium'
                'Remove-AdsRejection'       = 'Medium'
                'Undo-AdsImport'            = 'High'
            } | ConvertTo-Json)
        @($commands | Where-Object { -not $impact.Contains($_.Name) } | ForEach-Object { $_.Verb } | Sort-Object -Unique) | Should -Be @('Get', 'Test')
    }
    It 'takes passwords and secrets as SecureString alone' {
        $secrets = foreach ($command in $commands) {
            foreach ($parameter in $command.Parameters.Values) {
                if ($parameter.Name -match 'Password$|Secret|Passphrase' -and -not $parameter.SwitchParameter) { "$($command.Name) -$($parameter.Name) $($parameter.ParameterType.Name)" }
            }
        }
        @($secrets -notmatch ' SecureString$') | Should -BeNullOrEmpty
        @($secrets).Count | Should -BeGreaterThan 5
    }
    It 'that takes its input from the pipeline has a block for each object of it' {
        foreach ($command in $commands) {
            $piped = @($command.Parameters.Values | Where-Object { $_.Attributes.ValueFromPipelineByPropertyName -contains $true })
            if ($piped.Count -gt 0) { $command.ScriptBlock.Ast.Body.ProcessBlock | Should -Not -BeNullOrEmpty -Because $command.Name }
        }
    }
    It 'says what it puts out, and each such type has a form on the screen' {
        $types = @($commands | ForEach-Object { $_.OutputType.Name } | Where-Object { $_ -like 'AdUserSync.*' } | Sort-Object -Unique)
        $types.Count | Should -BeGreaterThan 7
        $shown = (Get-Content -Raw -LiteralPath ([System.IO.Path]::Combine($folder, 'AdUserSync.format.ps1xml')))
        # Of few properties, or of those that are shown by a list of them.
        foreach ($type in $types | Where-Object { 'AdUserSync.ExportResult', 'AdUserSync.JournalCheck' -notcontains $_ }) { $shown | Should -Match ([regex]::Escape("<TypeName>$type</TypeName>")) }
        @($commands | Where-Object { $_.OutputType.Count -eq 0 }).Name | Sort-Object | Should -Be @('Deny-AdsApproval', 'Remove-AdsRejection')
    }
    It 'has help, with two examples, each parameter, and each parameter in an example' {
        $missing = foreach ($command in $commands) {
            $help = Get-Help -Name $command.Name -Full
            $examples = @($help.examples.example)
            if ($examples.Count -lt 2) { "$($command.Name): examples" }
            if (-not $help.Synopsis) { "$($command.Name): synopsis" }
            if (-not $help.returnValues) { "$($command.Name): outputs" }
            foreach ($name in $command.Parameters.Keys) {
                if ($common -contains $name) { continue }
                $text = $help.parameters.parameter | Where-Object name -EQ $name | ForEach-Object { $_.description.Text }
                if (-not $text) { "$($command.Name) -$name" }
                if (-not ($examples.code -match "-$name\b")) { "$($command.Name) -${name}: in no example" }
            }
        }
        $missing | Should -BeNullOrEmpty
    }
    It 'is named in the help about the module' {
        $about = Get-Content -Raw -LiteralPath ([System.IO.Path]::Combine($folder, 'en-US', 'about_AdUserSync.help.txt'))
        foreach ($command in $commands) { $about | Should -Match $command.Name }
    }
}

Describe 'On the screen' {
    It 'is a <Type> as an administrator reads it' -ForEach @(
        @{ Type = 'Rejection'; Values = @{ Type = 'join'; User = 'P Zoë'; Group = 'Staff'; Name = $null; Timestamp = [datetime]'2026-11-28T03:04:05' }
            Shown = 'Type\s+User\s+About\s+Timestamp\s.*\njoin\s+P Zoë\s+Staff\s+\S'
        }
        @{ Type = 'RecordedChange'; Values = @{ Time = [datetime]'2026-11-28T03:04:05'; Type = 'join'; User = 'P Zoë'; Group = 'Staff'; Outcome = 'done' }
            Shown = 'Time\s+Type\s+User\s+Group\s+Outcome\s.*\n2026-11-28 03:04:05 join\s+P Zoë\s+Staff\s+done'
        }
        @{ Type = 'PersonEvent'; Values = @{ Person = 'P Zoë'; Time = [datetime]'2026-11-28T03:04:05'; Kind = 'change'; Type = 'join'; Group = 'Staff'; Outcome = 'done' }
            Shown = 'Person: P Zoë\s+Time\s+Kind\s+Type\s+Group\s+Outcome\s.*\n2026-11-28 03:04:05 change\s+join\s+Staff\s+done'
        }
        @{ Type = 'Check'; Values = @{ Status = 'failed'; Name = 'groups'; Found = 'none'; Remedy = 'make one' }
            Shown = 'Status\s+Name\s+Found\s+Remedy\s.*\nfailed\s+groups\s+none\s+make one'
        }
        @{ Type = 'ImportResult'; Values = @{ Created = @('P A', 'P B'); Updated = @(); Renamed = @(); Enabled = @(); Disabled = @(); Joined = @(1, 2, 3); Left = @(); RequiredInteractions = @(1); Failed = @() }
            Shown = 'Created\s+: \{P A, P B\}[\s\S]*Joined\s+: 3\nLeft\s+: 0\nPending\s+: 1\nFailed\s+: 0'
        }
        @{ Type = 'Run'; Values = @{ Id = '0123456789'; Began = [datetime]'2026-11-28T03:04:05'; Ended = $null; Operator = 'svc'; ExitCode = 0; Counts = [pscustomobject]@{ Created = 2; Left = 0 } }
            Shown = 'Run\s+Began\s+Operator\s+Exit\s+Changes\s.*\n01234567 2026-11-28 03:04 svc\s+0\s+2 created'
        }
    ) {
        $text = ([pscustomobject]([ordered]@{ PSTypeName = "AdUserSync.$Type" } + $Values) | Out-String -Width 120) -replace "\r", '' -replace '\e\[[\d;]*m', '' -replace ' +\n', "`n"
        $text | Should -Match $Shown
    }
    It 'shows no <Type> whose names act on the terminal, or look like others' -ForEach @(
        @{ Type = 'PendingApproval'; Values = @{ Type = 'join'; User = $null; Group = $null; Reason = $null }; Times = 3 }
        @{ Type = 'PlannedAction'; Values = @{ Type = 'join'; User = $null; Description = $null }; Times = 2 }
        @{ Type = 'ImportResult'; Values = @{ Created = $null; Updated = @(); Renamed = @(); Enabled = @(); Disabled = $null; Joined = @(); Left = @(); RequiredInteractions = @(); Failed = @() }; Times = 2 }
        @{ Type = 'Explanation'; Values = @{ User = $null; Account = $null; Evidence = $null; Groups = @(); Approvals = @(); NextActions = @(); UsersFile = [pscustomobject]@{ Refused = $null; IsRead = $true }; File = 1 }; Times = 3 }
        @{ Type = 'GroupState'; Values = @{ Group = $null; Member = $true; Why = $null }; Times = 2 }
    ) {
        $shown = [ordered]@{ PSTypeName = "AdUserSync.$Type" }
        foreach ($name in $Values.Keys) { $shown[$name] = if ($null -eq $Values[$name]) { "P A$([char]27)[2K$([char]0x202e)B" } else { $Values[$name] } }
        $text = ([pscustomobject]$shown | Out-String -Width 120) -replace '\e\[[\d;]*m', ''
        [regex]::Matches($text, "P A\ufffd\[2K\ufffdB").Count | Should -Be $Times
        $text | Should -Not -Match '[\x1b\u202e]'
    }
    It 'shows a property as it is only where the tool, and not the directory, says what it may be' {
        [xml]$format = Get-Content -Raw -LiteralPath ([System.IO.Path]::Combine($folder, 'AdUserSync.format.ps1xml'))
        $own = 'Type', 'Timestamp', 'ExitCode', 'Summary', 'Outcome', 'Kind', 'Status', 'Enabled', 'Disabled', 'ExpiringSoon', 'NeverExpiring', 'Rejected', 'Limit', 'Count', 'Allowed', 'Exported', 'Member'
        @($format.SelectNodes('//PropertyName').InnerText | Where-Object { $own -notcontains $_ }) | Should -BeNullOrEmpty
        # There, these are names of people.
        @($format.Configuration.ViewDefinitions.View | Where-Object Name -EQ 'AdUserSync.ImportResult').SelectNodes('.//PropertyName').Count | Should -Be 0
    }
}

Describe 'An error record' {
    It 'shows nothing that acts on a terminal, and has the lines of the error' {
        $evil = "P A$([char]27)[2K$([char]0x202e)B"
        $record = & $module { param($text) New-AdsError -ExitCode 6 -Message "$text`nnext$([char]13)." -Remedy $text -Target $text } $evil
        $record.Exception.Message | Should -Be ('P A\u001b[2K\u202eB' + [Environment]::NewLine + 'next\u000d.')
        $record.ErrorDetails.Message | Should -Not -Match '[\x1b\u202e]'
        $record.ErrorDetails.RecommendedAction | Should -Be 'P A\u001b[2K\u202eB'
        $record.TargetObject | Should -Be $evil
    }
    It 'of a user has one line, whatever the name' {
        $script = "try { Import-AdsUser -ErrorAction Stop } catch { `$_.Exception.Message }"
        $failing = $nothingDone.Replace('"failed":[]', '"failed":[{"user":"P A\nP B","action":"create","error":"refused"}]')
        Invoke-Caller -Manifest (Copy-Module -Name 'one line' -Program "#!/bin/sh`ncat > /dev/null; echo '$($failing.Replace('\', '\\'))'; exit 6`n") -Script $script |
            Should -Be 'P A\u000aP B: create: refused'
    }
    It 'of missing rights is PermissionDenied, with the id of its exit code' {
        $record = & $module { New-AdsError -ExitCode 4 -Message 'access denied' -Remedy 'ask' -Denied }
        "$($record.FullyQualifiedErrorId) $($record.CategoryInfo.Category)" | Should -Be 'AdUserSync.Unavailable PermissionDenied'
        (& $module { New-AdsError -ExitCode 4 -Message 'no domain controller' }).CategoryInfo.Category | Should -Be 'ResourceUnavailable'
    }
    It 'of an exit code that nobody knows is an internal error' {
        (& $module { New-AdsError -ExitCode 99 -Message 'x' }).FullyQualifiedErrorId | Should -Be 'AdUserSync.InternalError'
    }
    It 'is in the help about the module, id and category' {
        $about = Get-Content -Raw -LiteralPath ([System.IO.Path]::Combine($folder, 'en-US', 'about_AdUserSync.help.txt'))
        foreach ($kind in (& $module { $script:ExitCodes.Values })) { $about | Should -Match "AdUserSync\.$($kind.Id) +$($kind.Category)" }
    }
}

Describe 'Progress' {
    It 'has its counts and what is left from the line of the log' -ForEach @(
        @{ Line = 'creating: 50 of 200, 85/s, 10 s left'; Percent = 25; Left = 10 }
        @{ Line = 'reading users: 1999 of 2000, 3.2/s, 2 min left'; Percent = 99; Left = 120 }
        @{ Line = 'creating: 0 of 200'; Percent = 0; Left = -1 }
        @{ Line = 'created P Bob: 3 of 4 groups'; Percent = -1; Left = -1 }
    ) {
        $record = & $module { param($text) ConvertTo-AdsProgress -Text $text } $Line
        "$($record.PercentComplete) $($record.SecondsRemaining) $($record.StatusDescription)" | Should -Be "$Percent $Left $Line"
    }
}
