# The tests of a block run in their order: each goes on with what the one before has left in the directory.
BeforeAll {
    $ErrorActionPreference = 'Stop'
    Import-Module -Name ([System.IO.Path]::Combine($PSScriptRoot, '..', '..', 'ps-scripts', 'AdUserSync', 'AdUserSync.psd1'))
    Set-Location -LiteralPath $env:ADS_WORK
    $config = [System.IO.Path]::Combine($env:ADS_WORK, 'import-config.json')
    # Whatever the console's code page is, names come whole.
    [Console]::OutputEncoding = [System.Text.Encoding]::ASCII
}

Describe 'An import' {
    It 'is checked first' {
        $checks = Test-AdsConfiguration -Kind Import
        $checks[0].PSTypeNames | Should -Contain 'AdUserSync.Check'
        @($checks | Where-Object Status -EQ failed) | Should -BeNullOrEmpty
    }
    It 'shows with -WhatIf what it would do, and does nothing' {
        $planned = @(Import-AdsUser -LiteralPath $config -WhatIf -PassThru | Where-Object Type -EQ create)
        $planned.User | Sort-Object | Should -Be @('P Bob', 'P Zoë Krüger')
        $planned[0].PSTypeNames | Should -Contain 'AdUserSync.PlannedAction'
        Test-Path -LiteralPath 'resolutions.json' | Should -BeFalse
    }
    It 'says "What if" once for each change, and nothing else' {
        Start-Transcript -Path 'transcript.txt' | Out-Null
        $planned = @(Import-AdsUser -LiteralPath $config -WhatIf -PassThru)
        Stop-Transcript | Out-Null
        @(Get-Content -LiteralPath 'transcript.txt' | Where-Object { $_ -like 'What if: *' }).Count | Should -Be $planned.Count
        $planned[0].Name | Should -Be $planned[0].User
        ($planned | Out-String) | Should -Match 'User: P Bob'
    }
    It 'says with -Debug all that it does, and asks nothing' {
        $said = @(Get-AdsPendingApproval -LiteralPath $config -Debug 5>&1 | Where-Object { $_ -is [System.Management.Automation.DebugRecord] })
        $said.Count | Should -BeGreaterThan 0
    }
    It 'creates users, says so in its streams and gives a result' {
        $result = Get-Item -LiteralPath $config | Import-AdsUser -PassThru -Verbose -InformationVariable told 4>$null
        $result.Created | Should -Be @('P Bob', 'P Zoë Krüger')
        $result.PSTypeNames | Should -Contain 'AdUserSync.ImportResult'
        $result.ChangeCount | Should -Be 2
        @($told | Where-Object { "$_" -match 'P Zoë Krüger' }).Count | Should -BeGreaterThan 0
    }
    It 'leaves approvals' {
        $pending = @(Get-AdsPendingApproval -LiteralPath $config)
        @($pending | ForEach-Object { "$($_.Type) $($_.User) $($_.Group)".Trim() }) | Should -Be @('enable P Bob', 'enable P Zoë Krüger', 'join P Zoë Krüger Staff')
        ($pending | Format-Table | Out-String) | Should -Match 'Type\s+User\s+About\s+Reason'
        (TabExpansion2 -inputScript 'Approve-AdsApproval -User P' -cursorColumn 27).CompletionMatches.CompletionText | Should -Contain "'P Bob'"
        (TabExpansion2 -inputScript 'Deny-AdsApproval -Group s' -cursorColumn 25).CompletionMatches.CompletionText | Should -Be 'Staff'
        $pending[2].About | Should -Be 'Staff'
    }
    It 'remembers what was denied, and forgets it again' {
        Get-AdsPendingApproval -Type join | Deny-AdsApproval
        Get-AdsPendingApproval -User 'P Bob' | Deny-AdsApproval
        $rejected = @(Get-AdsRejection)
        @($rejected | ForEach-Object { "$($_.Type) $($_.User) $($_.Group)".Trim() }) | Should -Be @('enable P Bob', 'join P Zoë Krüger Staff')
        $rejected | Where-Object User -EQ 'P Bob' | Remove-AdsRejection
        @(Get-AdsRejection).User | Should -Be 'P Zoë Krüger'
        @(Get-AdsPendingApproval).User | Should -Be @('P Bob', 'P Zoë Krüger')
    }
    It 'has an error record for a user that failed, and goes on' {
        Approve-AdsApproval -Type enable -User 'P Bob' -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'AdUserSync.OperationFailed,Approve-AdsApproval'
        $failed[0].CategoryInfo.Category | Should -Be 'WriteError'
        $failed[0].TargetObject | Should -Be 'P Bob'
    }
    It 'ends at the first failure where -ErrorAction is Stop' {
        { Approve-AdsApproval -Type enable -User 'P Bob' -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'AdUserSync.OperationFailed,Approve-AdsApproval'
    }
    It 'approves from the pipeline, with a password for each' {
        $result = Get-AdsPendingApproval | Where-Object User -EQ 'P Zoë Krüger' |
            Approve-AdsApproval -Password { ConvertTo-SecureString -String $env:ADS_PASSWORD -AsPlainText -Force } -Confirm:$false -PassThru
        $result.Enabled | Should -Be @('P Zoë Krüger')
    }
    It 'changes nothing the second time' {
        $result = Import-AdsUser -PassThru
        $result.Created.Count + $result.Updated.Count + $result.Enabled.Count + $result.Joined.Count | Should -Be 0
    }
}

Describe 'An export' {
    It 'says what it wrote' {
        $result = Export-AdsUser
        $result.Users | Should -Be 2
        $result.File | Should -Be ([System.IO.Path]::Combine($env:ADS_WORK, 'exported.json'))
        $result.PSTypeNames | Should -Contain 'AdUserSync.ExportResult'
    }
    It 'takes files of a drive of PowerShell' {
        New-PSDrive -Name Ads -PSProvider FileSystem -Root $env:ADS_WORK -Scope Global | Out-Null
        (Export-AdsUser -LiteralPath 'Ads:/export-config.json').Users | Should -Be 2
    }
    It 'signs with a secret that is on no command line' {
        $secret = ConvertTo-SecureString -String ('0123456789abcdef' * 4) -AsPlainText -Force
        (Export-AdsUser -Secret $secret).Signed | Should -BeTrue
    }
    It 'writes nothing with -WhatIf' {
        Remove-Item -LiteralPath 'exported.json'
        Export-AdsUser -WhatIf
        Test-Path -LiteralPath 'exported.json' | Should -BeFalse
    }
}

# As application control (WDAC, AppLocker) makes it: a signed module has the full language, and its caller has not. What needs no directory is in
# Conventions.Tests.ps1.
Describe 'A caller in constrained language' {
    BeforeAll {
        $shell = [powershell]::Create()
        function Invoke-Constrained {
            param([string]$Script)
            $shell.Commands.Clear()
            [void]$shell.AddScript($Script)
            $shell.Invoke()
            # Nothing that a cmdlet needs of its caller is missing.
            @($shell.Streams.Error | ForEach-Object { "$_" }) | Should -BeNullOrEmpty
        }
        $folder = [System.IO.Path]::Combine($PSScriptRoot, '..', '..', 'ps-scripts', 'AdUserSync')
        Invoke-Constrained "Import-Module -Name '$folder/AdUserSync.psd1'; Set-Location -LiteralPath '$env:ADS_WORK/Asked'; `$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'"
        Invoke-Constrained '$ExecutionContext.SessionState.LanguageMode' | Should -Be 'ConstrainedLanguage'
    }
    AfterAll { $shell.Dispose() }
    It 'sees with -WhatIf what an import would do' {
        $planned = @(Invoke-Constrained 'Import-AdsUser -WhatIf -PassThru -Verbose -InformationVariable told 4>$null')
        @($planned | Where-Object Type -EQ create).User | Sort-Object | Should -Be @('P Cleo', 'P Dora')
        $planned[0].PSTypeNames | Should -Contain 'AdUserSync.PlannedAction'
        Test-Path -LiteralPath 'Asked/resolutions.json' | Should -BeFalse
    }
    It 'gets approvals as objects, to filter and to show' {
        Invoke-Constrained "(Get-AdsPendingApproval -User '*Cleo' -Type join, enable).Type" | Should -Be @('enable', 'join')
        (Invoke-Constrained "Get-AdsPendingApproval | Where-Object Type -EQ join").PSTypeNames | Should -Contain 'AdUserSync.PendingApproval'
        Invoke-Constrained 'Get-AdsPendingApproval | Format-Table | Out-String' | Should -Match 'Type\s+User\s+About\s+Reason'
    }
    It 'exports, with a secret of its own' {
        $secret = "ConvertTo-SecureString -String '$('0123456789abcdef' * 4)' -AsPlainText -Force"
        $result = Invoke-Constrained "Set-Location -LiteralPath '$env:ADS_WORK'; Export-AdsUser -Secret ($secret)"
        $result.Users | Should -Be 2
        $result.Signed | Should -BeTrue
    }
}

Describe 'An error' {
    It 'of the config says what is wrong and what to do' {
        $caught = $null
        try { Import-AdsUser -LiteralPath 'fehlt.json' } catch { $caught = $_ }
        $caught.FullyQualifiedErrorId | Should -Be 'AdUserSync.ConfigurationError,Import-AdsUser'
        $caught.CategoryInfo.Category | Should -Be 'InvalidArgument'
        $caught.Exception.Message | Should -Match 'fehlt\.json'
        $caught.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }
    It 'of the users file is one of data' {
        Set-Content -LiteralPath 'users.json' -Value '{' -NoNewline
        { Import-AdsUser } | Should -Throw -ErrorId 'AdUserSync.UsersFileError,Import-AdsUser'
    }
    It 'of a path that is no file is one of the argument' {
        { Import-AdsUser -LiteralPath 'Env:\x.json' } | Should -Throw -ErrorId 'AdUserSync.ConfigurationError,Import-AdsUser' -ExpectedMessage '*Environment*'
        { Import-AdsUser -Path '*.json' } | Should -Throw -ErrorId 'AdUserSync.ConfigurationError,Import-AdsUser'
    }
    It 'leaves $LASTEXITCODE alone' {
        $global:LASTEXITCODE = 42
        { Import-AdsUser -LiteralPath 'fehlt.json' } | Should -Throw
        $global:LASTEXITCODE | Should -Be 42
    }
}

Describe 'A configuration' {
    It 'is written from a table, and not over another' {
        $setting = @{ export_file = 'a.json'; user_path = 'OU=a,DC=b'; group_path = 'OU=g,DC=b'; search_groups = @('CN=Größe') }
        $file = New-AdsConfiguration -Kind Export -Path 'new.json' -Setting $setting
        (Get-Content -LiteralPath $file.FullName -Raw -Encoding UTF8 | ConvertFrom-Json).search_groups | Should -Be @('CN=Größe')
        { New-AdsConfiguration -Kind Export -Path 'new.json' -Setting $setting } | Should -Throw -ErrorId 'AdUserSync.ConfigurationError,New-AdsConfiguration'
    }
    It 'is not scheduled with -WhatIf' {
        Register-AdsScheduledTask -Kind Import -LiteralPath $config -UserId 'EXAMPLE\svc$' -WhatIf | Should -BeNullOrEmpty
    }
    Context 'that is scheduled' {
        BeforeAll {
            # Windows' own, as far as they matter: a module's, which does not see the caller's preferences, and whose StartBoundary is in UTC.
            $tasks = New-Module -Name 'StandInTasks' -ScriptBlock {
                function New-ScheduledTaskTrigger { [CmdletBinding()] param([switch]$Daily, [datetime]$At) [pscustomobject]@{ Daily = $Daily; StartBoundary = $At.ToUniversalTime().ToString('s') + 'Z' } }
                function New-ScheduledTaskAction { [CmdletBinding()] param($Execute, $Argument, $WorkingDirectory) "$Execute $Argument" }
                function New-ScheduledTaskSettingsSet { [CmdletBinding()] param($MultipleInstances, [switch]$StartWhenAvailable) [pscustomobject]@{ MultipleInstances = $MultipleInstances; IsMadeUpFor = [bool]$StartWhenAvailable } }
                function New-ScheduledTaskPrincipal { [CmdletBinding()] param($UserId, $LogonType) "$UserId $LogonType" }
                function Register-ScheduledTask { [CmdletBinding()] param($TaskName, $Action, $Trigger, $Settings, $Principal) if ($TaskName -eq 'denied') { Write-Error -Message 'Access is denied.' } else { $Trigger; $Settings } }
            }
            Import-Module -ModuleInfo $tasks -Global
        }
        AfterAll { Remove-Module -Name 'StandInTasks' }
        It 'runs at a time of day that is the same in summer and in winter, and is made up for when the computer was off' {
            $trigger, $settings = Register-AdsScheduledTask -Kind Import -LiteralPath $config -UserId 'EXAMPLE\svc$' -At '2099-07-01 03:30'
            $trigger.StartBoundary | Should -Be '2099-07-01T03:30:00'
            $settings.MultipleInstances | Should -Be 'IgnoreNew'
            $settings.IsMadeUpFor | Should -BeTrue
        }
        It 'begins the next time that it is this time of day: one that is past would be made up for at once' {
            foreach ($at in [datetime]::Now.AddMinutes(-2), [datetime]::Now.AddMinutes(-2).AddDays(-40)) {
                $trigger, $null = Register-AdsScheduledTask -Kind Import -LiteralPath $config -UserId 'EXAMPLE\svc$' -At $at
                $next = [datetime]::ParseExact($trigger.StartBoundary, 's', [cultureinfo]::InvariantCulture)
                $next.TimeOfDay.ToString('hh\:mm\:ss') | Should -Be $at.TimeOfDay.ToString('hh\:mm\:ss')
                ($next - [datetime]::Now).TotalHours | Should -BeGreaterThan 23.9
                ($next - [datetime]::Now).TotalHours | Should -BeLessThan 24
            }
        }
        It 'has a config file: otherwise it would fail at night, and nobody would see it' {
            $none = [System.IO.Path]::Combine($env:ADS_WORK, 'none.json')
            { Register-AdsScheduledTask -Kind Import -LiteralPath $none -UserId 'EXAMPLE\svc$' } |
                Should -Throw "*none.json' does not exist" -ErrorId 'AdUserSync.ConfigurationError,Register-AdsScheduledTask'
        }
        It 'is an error that a script can catch, where Windows does not take it' {
            { Register-AdsScheduledTask -Kind Import -LiteralPath $config -UserId 'EXAMPLE\svc$' -TaskName 'denied' } |
                Should -Throw "the task 'denied' was not registered: Access is denied." -ErrorId 'AdUserSync.Unavailable,Register-AdsScheduledTask'
        }
    }
}
