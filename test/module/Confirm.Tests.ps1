# What a person is asked, and what the answers do: Yes, Yes to All, No, No to All. No lab: a stand-in takes the program's place, and a host the person's.
BeforeAll {
    $ErrorActionPreference = 'Stop'
    . ([System.IO.Path]::Combine($PSScriptRoot, 'StandIn.ps1'))
    . ([System.IO.Path]::Combine($PSScriptRoot, 'AnsweringHost.ps1'))
    $calls = [System.IO.Path]::Combine($TestDrive, 'calls')
    $manifest = Copy-Module -Name 'confirm' -Program "#!/bin/sh`necho `"`$@ `$(cat)`" >> '$calls'`necho '$nothingDone'`n"
    foreach ($name in 'a.json', 'b.json') { [System.IO.File]::WriteAllText([System.IO.Path]::Combine($TestDrive, $name), '{}') }
    # What was asked, and what the program was called with.
    function Invoke-Asking {
        param([string]$Script, [int[]]$Choice)
        [System.IO.File]::WriteAllText($calls, '')
        $answering = New-AnsweringHost -Choice $Choice
        $null = Invoke-Caller -Manifest $manifest -Script $Script -PSHost $answering
        $answering.Answers.Choices.Count | Should -Be 0 -Because 'each answer has its question'
        return @{ Asked = @($answering.Answers.Asked); Calls = @([System.IO.File]::ReadAllLines($calls)) }
    }
    $three = "'P A', 'P B', 'P C' | ForEach-Object { [pscustomobject]@{ Type = 'join'; User = `$_; Group = 'G' } }"
}

Describe 'Approvals' {
    It 'are asked one by one, and those that are accepted go into one import' {
        $done = Invoke-Asking -Script "$three | Approve-AdsApproval" -Choice 0, 2, 0
        $done.Asked.Count | Should -Be 3
        $done.Asked[0] | Should -Match "Accept join 'G'.*P A"
        $done.Calls.Count | Should -Be 1
        [regex]::Matches($done.Calls[0], '"user":"P .') | ForEach-Object { $_.Value } | Should -Be @('"user":"P A', '"user":"P C')
    }
    It 'are not asked again after Yes to All, nor after No to All' {
        $done = Invoke-Asking -Script "$three | Approve-AdsApproval" -Choice 1
        "$($done.Asked.Count) $([regex]::Matches($done.Calls[0], '"user":"P .').Count)" | Should -Be '1 3'
        $done = Invoke-Asking -Script "$three | Approve-AdsApproval" -Choice 0, 3
        "$($done.Asked.Count) $([regex]::Matches($done.Calls[0], '"user":"P .').Count)" | Should -Be '2 1'
        (Invoke-Asking -Script "$three | Deny-AdsApproval -Confirm" -Choice 3).Calls | Should -BeNullOrEmpty
    }
    It 'show nothing that acts on a terminal, or makes one name look like another, and the tool gets the name as it is' {
        $evil = "'P A' + [char]27 + '[2K' + [char]0x202e + 'B'"
        foreach ($cmdlet in 'Approve-AdsApproval', 'Deny-AdsApproval -Confirm') {
            $done = Invoke-Asking -Script "[pscustomobject]@{ Type = 'join'; User = ($evil); Group = ($evil) } | $cmdlet" -Choice 0
            $done.Asked[0] | Should -Match 'P A\\u001b\[2K\\u202eB'
            $done.Asked[0] | Should -Not -Match '[\x1b\u202e]'
            $done.Calls[0] | Should -Match '"user":"P A(\\u001b|\x1b)\[2K(\\u202e|\u202e)B"'
        }
    }
}

Describe 'An import' {
    It 'asks with -Confirm, once' {
        (Invoke-Asking -Script 'Import-AdsUser -Confirm' -Choice 2).Calls | Should -BeNullOrEmpty
        (Invoke-Asking -Script 'Import-AdsUser -Confirm' -Choice 0).Calls.Count | Should -Be 1
    }
    It 'that lifts limits asks about just that, and Yes to All is for those that come after it' {
        $done = Invoke-Asking -Script 'Get-Item -LiteralPath a.json, b.json | Import-AdsUser -AllowLeaves 7' -Choice 1
        $done.Asked.Count | Should -Be 1
        $done.Asked[0] | Should -Match 'Lift the safety limits for this run: --allow-leaves 7'
        $done.Calls.Count | Should -Be 2
        (Invoke-Asking -Script 'Get-Item -LiteralPath a.json, b.json | Import-AdsUser -AllowLeaves 7' -Choice 3).Calls | Should -BeNullOrEmpty
    }
    It 'that is forced asks nothing about limits, but what -Confirm wants is asked' {
        (Invoke-Asking -Script 'Import-AdsUser -AllowLeaves 7 -Force').Calls.Count | Should -Be 1
        $done = Invoke-Asking -Script 'Import-AdsUser -AllowLeaves 7 -Force -Confirm' -Choice 2
        "$($done.Asked.Count) $($done.Calls.Count)" | Should -Be '1 0'
    }
}

Describe 'An undo' {
    It 'says for how many users, before it does anything' {
        $done = Invoke-Asking -Script 'Undo-AdsImport -Run last' -Choice 2
        $done.Asked[0] | Should -Match 'Reverse its changes \(users: 1\).*run 01234567'
        @($done.Calls -notmatch '--dry-run') | Should -BeNullOrEmpty
        @((Invoke-Asking -Script 'Undo-AdsImport -Run last' -Choice 0).Calls)[-1] | Should -Match '^undo last --confirm 1 '
    }
}
