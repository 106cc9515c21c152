# Saved plans, past runs, putting them back, and runs that are stopped. The tests go on with what the one before has left in the directory.
BeforeAll {
    $ErrorActionPreference = 'Stop'
    $manifest = [System.IO.Path]::Combine($PSScriptRoot, '..', '..', 'ps-scripts', 'AdUserSync', 'AdUserSync.psd1')
    Import-Module -Name $manifest
    Set-Location -LiteralPath ([System.IO.Path]::Combine($env:ADS_WORK, 'Undo'))
    $all = Get-Content -Raw -LiteralPath 'users.json'
    $passphrase = ConvertTo-SecureString -String 'a long one, of letters' -AsPlainText -Force
    # The users file of a later export, with these users of the first one.
    function Write-Users {
        param([int[]]$Index)
        $file = $all | ConvertFrom-Json
        $file.timestamp = [datetime]::UtcNow.ToString('o')
        $file.users = @(foreach ($one in $Index) { $file.users[$one] })
        ConvertTo-Json -InputObject $file -Depth 9 | Set-Content -LiteralPath 'users.json' -Encoding UTF8
    }
    # A cmdlet in a PowerShell of its own, and the tool that it has started, once that says something.
    function Start-Import {
        $shell = [powershell]::Create()
        [void]$shell.AddScript("Set-Location -LiteralPath '$($PWD.ProviderPath.Replace("'", "''"))'; Import-Module -Name '$manifest'; Import-AdsUser -PassThru")
        $handle = $shell.BeginInvoke()
        while ($shell.Streams.Information.Count -eq 0 -and -not $handle.IsCompleted) { Start-Sleep -Milliseconds 20 }
        return @{ Shell = $shell; Handle = $handle; Tool = @(Get-Process -Name node | Where-Object { $_.Parent.Id -eq $PID })[0] }
    }
}

Describe 'A saved plan' {
    It 'is written by -WhatIf, and changes nothing' {
        $planned = @(Import-AdsUser -WhatIf -PlanFile 'plan.json' -PassThru)
        $planned.Type | Should -Be @('create', 'create')
        (Get-Content -Raw -LiteralPath 'plan.json' | ConvertFrom-Json).changes.Count | Should -Be 2
        @(Get-AdsHistory).Count | Should -Be 0
    }
    It 'is what -Plan does' {
        (Import-AdsUser -Plan 'plan.json' -PassThru).Created | Should -Be @('P Anna', 'P Ben')
    }
    It 'that is no longer what would be done is an error, with what differs' {
        $caught = $null
        try { Import-AdsUser -Plan 'plan.json' } catch { $caught = $_ }
        $caught.FullyQualifiedErrorId | Should -Be 'AdUserSync.PlanChanged,Import-AdsUser'
        $caught.CategoryInfo.Category | Should -Be 'InvalidResult'
        $caught.Exception.Data['Result'].Differences.Count | Should -BeGreaterThan 0
    }
}

Describe 'A generated passphrase' {
    It 'is kept in a file with a passphrase of its own' {
        $result = Get-AdsPendingApproval -Type enable | Approve-AdsApproval -Generate -PasswordsTo 'new [1].zip' -ArchivePassphrase $passphrase -Confirm:$false -PassThru
        $result.Enabled | Should -Be @('P Anna', 'P Ben')
        [System.Text.Encoding]::ASCII.GetString([System.IO.File]::ReadAllBytes((Get-Item -LiteralPath 'new [1].zip').FullName), 0, 2) | Should -Be 'PK'
    }
}

Describe 'The history' {
    It 'has the runs, with their counts and times' {
        $run = @(Get-AdsHistory | Where-Object { $_.Counts -and $_.Counts.Created -eq 2 })
        $run.Count | Should -Be 1
        $run[0].PSTypeNames | Should -Contain 'AdUserSync.Run'
        $run[0].Began | Should -BeOfType ([datetime])
        $run[0].Duration.TotalSeconds | Should -BeGreaterThan 0
        $run[0].Summary | Should -Be '2 created'
        ($run | Out-String) | Should -Match 'Run\s+Began\s+Operator\s+Exit\s+Changes'
        (TabExpansion2 -inputScript 'Undo-AdsImport -Run la' -cursorColumn 22).CompletionMatches.CompletionText | Should -Be 'last'
        (TabExpansion2 -inputScript 'Undo-AdsImport -Run ' -cursorColumn 20).CompletionMatches.CompletionText | Should -Contain $run[0].Id
    }
    It 'has what one run did' {
        $run = Get-AdsHistory -Run last
        $run.Changes.Type | Should -Be @('enable', 'enable')
        $run.Changes[0].PSTypeNames | Should -Contain 'AdUserSync.RecordedChange'
        $run.Summary | Should -Be '2 enable'
    }
    It 'has what happened to a person' {
        $events = @(Get-AdsHistory -User 'P Ben')
        $events.Type | Should -Be @('create', 'enable', 'enable')
        $events.Kind | Should -Be @('change', 'decision', 'change')
        ($events | Out-String) | Should -Match 'Person: P Ben'
        { Get-AdsHistory -User 'P Nobody' } | Should -Throw -ErrorId 'AdUserSync.ConfigurationError,Get-AdsHistory'
    }
    It 'is as it was written' {
        (Get-AdsHistory -Verify).Entries | Should -BeGreaterThan 3
    }
}

Describe 'An undo' {
    It 'shows with -WhatIf what it would put back, and does nothing' {
        Write-Users -Index 0
        (Import-AdsUser -PassThru).Disabled | Should -Be 'P Ben'
        $planned = @(Undo-AdsImport -Run last -WhatIf -PassThru -WarningAction SilentlyContinue -WarningVariable warned)
        "$($planned.Type) $($planned.User)" | Should -Be 'enable P Ben'
        "$warned" | Should -Match 'the next import of the same users file would do it all again'
        (Get-AdsHistory -Run last).Changes.Type | Should -Be 'disable'
    }
    It 'puts a run of the history back' {
        $result = Get-AdsHistory | Where-Object { $_.Counts.Disabled -eq 1 } | Undo-AdsImport -Confirm:$false -PassThru -WarningVariable warned -WarningAction SilentlyContinue
        $result.Enabled | Should -Be 'P Ben'
        @($warned | Where-Object { "$_" -match 'do it all again' }).Count | Should -Be 1
        @(Get-AdsHistory)[-1].Undoes | Should -Not -BeNullOrEmpty
    }
    It 'asks, which nobody answers here' {
        { Undo-AdsImport -Run last -WarningAction SilentlyContinue } | Should -Throw -ExpectedMessage '*interactive*'
    }
    It 'of a run that is not there is an error' {
        { Undo-AdsImport -Run ffffffff -Confirm:$false } | Should -Throw -ErrorId 'AdUserSync.ConfigurationError,Undo-AdsImport'
    }
}

Describe 'An account that comes back' {
    It 'may keep its password' {
        (Import-AdsUser -PassThru).Disabled | Should -Be 'P Ben'
        Write-Users -Index 0, 1
        (Get-AdsPendingApproval -Type enable | Approve-AdsApproval -KeepPassword -Confirm:$false -PassThru).Enabled | Should -Be 'P Ben'
        (Import-AdsUser -PassThru).ChangeCount | Should -Be 0
    }
}

Describe 'A limit' {
    It 'is an error, with what exceeds it' {
        (Get-Content -Raw -LiteralPath 'import-config.json').Replace('"max_deactivations":1', '"max_deactivations":0') | Set-Content -LiteralPath 'import-config.json'
        Write-Users -Index 0
        $caught = $null
        try { Import-AdsUser } catch { $caught = $_ }
        $caught.FullyQualifiedErrorId | Should -Be 'AdUserSync.LimitExceeded,Import-AdsUser'
        $caught.CategoryInfo.Category | Should -Be 'LimitsExceeded'
        $caught.Exception.Data['Result'].Exceeded.users | Should -Be 'P Ben'
    }
    It 'is lifted after a question, which -Force answers' {
        { Import-AdsUser -AllowDeactivations 1 } | Should -Throw -ExpectedMessage '*interactive*'
        (Import-AdsUser -AllowDeactivations 1 -Force -PassThru).Disabled | Should -Be 'P Ben'
    }
}

Describe 'An import that is interrupted' {
    It 'is an error with the result so far' {
        $import = Start-Import
        & kill -INT $import.Tool.Id
        $import.Shell.EndInvoke($import.Handle) | Should -BeNullOrEmpty
        $caught = $import.Shell.Streams.Error[0]
        $caught.FullyQualifiedErrorId | Should -Be 'AdUserSync.Interrupted,Import-AdsUser'
        $caught.CategoryInfo.Category | Should -Be 'OperationStopped'
        $caught.Exception.Data['Result'].ChangeCount | Should -Be 0
    }
    It 'by Ctrl-C has ended when PowerShell goes on' {
        $import = Start-Import
        # The console gives Ctrl-C to both.
        & kill -INT $import.Tool.Id
        $import.Shell.Stop()
        $import.Shell.InvocationStateInfo.State | Should -Be 'Stopped'
        Get-Process -Id $import.Tool.Id -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
    }
    It 'shows progress, which is gone at the end' {
        $import = Start-Import
        $result = $import.Shell.EndInvoke($import.Handle)
        $result.ChangeCount | Should -Be 0
        $import.Shell.Streams.Progress[0].RecordType | Should -Be 'Processing'
        $import.Shell.Streams.Progress[-1].RecordType | Should -Be 'Completed'
    }
}
