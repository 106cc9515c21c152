# How the sync is, and what there is about one person: nothing of it writes. The tests go on with what the one before has left in the directory.
BeforeAll {
    $ErrorActionPreference = 'Stop'
    Import-Module -Name ([System.IO.Path]::Combine($PSScriptRoot, '..', '..', 'ps-scripts', 'AdUserSync', 'AdUserSync.psd1'))
    Set-Location -LiteralPath ([System.IO.Path]::Combine($env:ADS_WORK, 'Asked'))
    $config = [System.IO.Path]::Combine($PWD.ProviderPath, 'import-config.json')
}

Describe 'Before the first import' {
    It 'the status says that there was none, and writes nothing' {
        $status = Get-AdsStatus
        $status.PSTypeNames | Should -Contain 'AdUserSync.Status'
        "$($status.Run)$($status.ExitCode)$($status.FileAge)" | Should -Be ''
        $status.Enabled + $status.Disabled + $status.Pending.Count | Should -Be 0
        ($status | Out-String) | Should -Match 'LastImport +: none is recorded'
        @(Get-ChildItem -Force).Name | Sort-Object | Should -Be @('export-config.json', 'import-config.json', 'users.json')
    }
    It 'a person is one that would be created' {
        $person = Get-AdsExplanation -User cleo
        $person.PSTypeNames | Should -Contain 'AdUserSync.Explanation'
        "$($person.User) $($person.DistinguishedName)$($person.Enabled)" | Should -Be 'P Cleo '
        $person.NextActions[0].Type | Should -Be 'create'
        $person.NextActions[0].PSTypeNames | Should -Contain 'AdUserSync.PlannedAction'
        $person.File.PSTypeNames | Should -Contain 'AdUserSync.FilePerson'
    }
}

Describe 'The status' {
    BeforeAll { (Import-AdsUser -PassThru).Created | Should -Be @('P Cleo', 'P Dora') }
    It 'has the last import, and what has waited for how long' {
        $status = Get-AdsStatus -LiteralPath $config
        $status.ExitCode | Should -Be 0
        $status.Began | Should -BeOfType ([datetime])
        $status.FileAge | Should -BeOfType ([timespan])
        "$($status.Enabled) $($status.Disabled) $($status.ExpiringSoon)" | Should -Be '0 2 0'
        @($status.Pending | ForEach-Object { "$($_.Type) $($_.User) $($_.Group) $($_.Days)" }) | Sort-Object |
            Should -Be @('enable P Cleo  0', 'enable P Dora  0', 'join P Cleo Staff 0')
        $status.Pending[0].PSTypeNames | Should -Contain 'AdUserSync.Question'
        ($status.Pending | Out-String) | Should -Match 'Type\s+User\s+Group\s+Since\s+Rejected'
        ($status | Out-String) | Should -Match 'Pending +: 3 \(oldest 0 days: '
        (TabExpansion2 -inputScript 'Get-AdsExplanation P' -cursorColumn 20).CompletionMatches.CompletionText | Should -Contain "'P Dora'"
    }
    It 'leads to its run and to its people' {
        ($status = Get-AdsStatus) | Get-AdsHistory | ForEach-Object { $_.Id } | Should -Be $status.Run
        @($status.Pending | Where-Object Type -EQ join | Get-AdsExplanation).User | Should -Be 'P Cleo'
    }
    It 'says what would exceed a limit' {
        (Get-Content -Raw -LiteralPath $config).Replace('"max_updates":9', '"max_updates":0') | Set-Content -LiteralPath 'other.json'
        (Get-Content -Raw -LiteralPath 'users.json').Replace('Plant', 'Works') | Set-Content -LiteralPath 'users.json' -Encoding UTF8
        $exceeded = @((Get-AdsStatus -Path 'oth*.json').Exceeded)
        "$($exceeded.Limit) $($exceeded.Count) $($exceeded.Allowed)" | Should -Be 'max_updates 1 0'
        $exceeded[0].PSTypeNames | Should -Contain 'AdUserSync.ExceededLimit'
        ($exceeded | Out-String) | Should -Match 'Limit\s+Count Allowed About'
    }
    It 'has an error for each condition of -FailOn that holds, after the status itself' {
        $status = Get-AdsStatus -FailOn pending-days=0, expiring=20%, file-age=PT1S -ErrorAction SilentlyContinue -ErrorVariable failed
        @($failed.TargetObject) | Should -Be @('pending-days=0', 'file-age=PT1S')
        $failed[0].FullyQualifiedErrorId | Should -Be 'AdUserSync.ApprovalPending,Get-AdsStatus'
        $failed[0].Exception.Data['ExitCode'] | Should -Be 10
        "$($failed[0])" | Should -Be '3 approvals have been pending for 0 days or more'
        $failed[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        @($status.Failing.Condition) | Should -Be @('pending-days=0', 'file-age=PT1S')
    }
    It 'has none where no condition holds, and ends at the first where -ErrorAction is Stop' {
        (Get-AdsStatus -FailOn pending-days=1, file-age=P2D -ErrorAction Stop).Failing.Count | Should -Be 0
        $caught = $null
        try { Get-AdsStatus -FailOn pending-days=0 -ErrorAction Stop } catch { $caught = $_ }
        $caught.FullyQualifiedErrorId | Should -Be 'AdUserSync.ApprovalPending,Get-AdsStatus'
        $caught.Exception.Data['Result'].Pending.Count | Should -Be 3
    }
    It 'does not take a condition that there is not; Tab offers those that there are' {
        { Get-AdsStatus -FailOn pending=3 } | Should -Throw -ErrorId 'AdUserSync.ConfigurationError,Get-AdsStatus'
        (TabExpansion2 -inputScript 'Get-AdsStatus -FailOn file-age=P2D, p' -cursorColumn 37).CompletionMatches.CompletionText | Should -Be 'pending-days='
    }
}

Describe 'An explanation' {
    It 'says who somebody is, in which groups, what waits and what comes next' {
        $person = Get-AdsExplanation -User 'P Cleo' -LiteralPath $config
        $person.DistinguishedName | Should -BeLike 'CN=P Cleo,OU=Asked,*'
        "$($person.Enabled) $($person.Evidence)" | Should -Be 'False the anchor'
        $person.DisabledBecause | Should -Match 'when this tool created it'
        "$($person.Groups.Group) $($person.Groups.Member)" | Should -Be 'Staff False'
        @($person.Approvals | ForEach-Object { "$($_.Type) $($_.Group)".Trim() }) | Should -Be @('enable', 'join Staff')
        $person.Approvals[0].Since | Should -BeOfType ([datetime])
        $person.NextActions.Type | Should -Be 'update'
        $person.Name | Should -Be 'P Cleo'
        ($person | Out-String) | Should -Match 'Groups +: Staff: no, '
        ($person.Groups | Out-String) | Should -Match 'Group\s+Member\s+Why'
    }
    It 'has what was rejected, from its own approvals' {
        (Get-AdsExplanation 'P Cleo').Approvals | Where-Object Type -EQ join | Deny-AdsApproval
        $join = (Get-AdsExplanation 'P Cleo').Approvals | Where-Object Type -EQ join
        $join.Rejected | Should -BeTrue
        (Get-AdsExplanation 'P Cleo' | Out-String) | Should -Match 'join Staff: rejected'
    }
    It 'of somebody whom nobody knows is an error with the names that may be meant' {
        $caught = $null
        try { Get-AdsExplanation -User 'P Cleoo' } catch { $caught = $_ }
        $caught.FullyQualifiedErrorId | Should -Be 'AdUserSync.ConfigurationError,Get-AdsExplanation'
        "$caught" | Should -Match 'did you mean "P Cleo"'
        $caught.TargetObject | Should -Be 'P Cleoo'
    }
    It 'with the config of an export says whether the person is exported, and why' {
        $person = Get-AdsExplanation 'P Dora' -LiteralPath 'export-config.json'
        $person.PSTypeNames | Should -Contain 'AdUserSync.SourceExplanation'
        "$($person.User) $($person.Exported) $($person.Enabled)" | Should -Be 'P Dora True False'
        $person.Why | Should -Match 'below user_path'
        ($person | Out-String) | Should -Match 'Exported +: True'
    }
}
