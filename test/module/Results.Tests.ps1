# What the cmdlets make of what the program says: objects that go on in a pipeline or a file, and errors. No lab: a stand-in takes the program's place.
BeforeAll {
    $ErrorActionPreference = 'Stop'
    . ([System.IO.Path]::Combine($PSScriptRoot, 'StandIn.ps1'))
    $given = [System.IO.Path]::Combine($TestDrive, 'given')
    $calls = [System.IO.Path]::Combine($TestDrive, 'calls')
    $config = [System.IO.Path]::Combine($TestDrive, 'import-config.json')
    [System.IO.File]::WriteAllText($config, '{}')
    $summary['run'] = @{ config = @{ path = $config; hash = '00' } }
    $summary['joined'] = @([ordered]@{ user = 'P Bob'; group = 'Staff' })
    $summary['failed'] = @(@{ user = 'P Eve'; action = 'update'; error = 'access denied' })
    $summary['required_interactions'] = @(
        @{ type = 'enable'; user = 'P Zoe [x]'; anchor = 'a1'; reason = 'disabled'; keep_password_refused = 'used' }
        @{ type = 'join'; user = 'P Zoe'; group = 'Staff'; group_dn = 'CN=Staff,DC=b'; anchor = 'a1'; reason = 'restricted' }
        @{ type = 'name'; user = 'P Bob'; name = 'bob'; by = 'CN=Bob,DC=b'; anchor = 'a2'; reason = 'taken'; proposed_name = 'bob2' }
    )
    $said = ConvertTo-Json -InputObject $summary -Depth 5 -Compress
    $manifest = Copy-Module -Name 'results' -Program "#!/bin/sh`necho `"`$@`" >> '$calls'`ncat > '$given'`necho '$said'`n"
    function Get-Given { @((Get-Content -Raw -LiteralPath $given | ConvertFrom-Json).resolutions) }
}

Describe 'The result of an import' {
    It 'has lists of objects, those too that are empty' {
        $result = (Invoke-Caller -Manifest $manifest -Script 'Set-StrictMode -Version Latest; Import-AdsUser -PassThru -ErrorAction SilentlyContinue')[0]
        foreach ($list in 'Left', 'Unmatched', 'Exceeded', 'Differences') { , $result.$list | Should -BeOfType ([object[]]) -Because $list }
        "$($result.Joined[0].PSTypeNames[0]) $(@($result.Joined[0].PSObject.Properties.Name))" | Should -BeExactly 'AdUserSync.Membership User Group'
        "$($result.Failed[0].PSTypeNames[0]) $(@($result.Failed[0].PSObject.Properties.Name | Sort-Object))" | Should -BeExactly 'AdUserSync.FailedAction Action Error User'
        $result.RequiredInteractions | ForEach-Object { $_.PSTypeNames[0] } | Should -Be (@('AdUserSync.PendingApproval') * 3)
    }
    It 'leads to the approvals without another run, with the config file that it is of' {
        [System.IO.File]::WriteAllText($calls, '')
        $null = Invoke-Caller -Manifest $manifest -Script '(Import-AdsUser -PassThru 2>$null).RequiredInteractions | Where-Object Type -EQ join | Approve-AdsApproval -Confirm:$false 2>$null'
        [System.IO.File]::ReadAllLines($calls) | Should -Be @('import --output json', "import --config $config --output json --approvals -")
        $entry = @(Get-Given)
        "$($entry.Count) $($entry.type) $($entry.user) $($entry.group_dn) $($entry.anchor) $($entry.accept)" | Should -BeExactly '1 join P Zoe CN=Staff,DC=b a1 True'
    }
}

Describe 'Pending approvals' {
    It 'have all the same properties, whatever they are about' {
        $pending = Invoke-Caller -Manifest $manifest -Script 'Get-AdsPendingApproval -ErrorAction SilentlyContinue'
        $names = @($pending | ForEach-Object { [string]::Join(',', @($_.PSObject.Properties | Where-Object MemberType -EQ NoteProperty | ForEach-Object Name | Sort-Object)) } | Sort-Object -Unique)
        $names | Should -Be 'Anchor,Attributes,By,Conflicts,Deleted,Error,Group,GroupDn,KeepPasswordRefused,LiteralPath,Name,ProposedName,Reason,TakeOverRefused,Type,User'
        $pending.LiteralPath | Sort-Object -Unique | Should -Be $config
    }
    It 'are filtered by user, with wildcards or by a name that has brackets' -ForEach @(
        @{ User = 'P Zoe [x]'; Found = 'enable' }
        @{ User = '* zo*'; Found = 'enable join' }
        @{ User = 'p b[o]b'; Found = 'name' }
    ) {
        $pending = Invoke-Caller -Manifest $manifest -Script "Get-AdsPendingApproval -User '$User' -ErrorAction SilentlyContinue"
        "$($pending.Type)" | Should -Be $Found
    }
    It 'go through a CSV file, which somebody edits, and come back as they were' {
        $null = Invoke-Caller -Manifest $manifest -Script ('Get-AdsPendingApproval -ErrorAction SilentlyContinue | Export-Csv -Path todo.csv -NoTypeInformation -Encoding UTF8; ' +
            'Import-Csv -Path todo.csv -Encoding UTF8 | Where-Object Type -NE enable | Approve-AdsApproval -NewName { $_.ProposedName } -Confirm:$false -ErrorAction SilentlyContinue')
        Get-Given | ForEach-Object { "$($_.type) $($_.user) $($_.PSObject.Properties['group_dn'].Value) $($_.PSObject.Properties['by'].Value) $($_.PSObject.Properties['new_name'].Value)" } |
            Should -BeExactly @('join P Zoe CN=Staff,DC=b  ', 'name P Bob  CN=Bob,DC=b bob2')
    }
}

Describe 'An exit code' {
    It '<Code> is the error <Id>, <Category>' -ForEach @(
        @{ Code = 1; Id = 'InternalError'; Category = 'NotSpecified' }
        @{ Code = 2; Id = 'ConfigurationError'; Category = 'InvalidArgument' }
        @{ Code = 3; Id = 'UsersFileError'; Category = 'InvalidData' }
        @{ Code = 4; Id = 'Unavailable'; Category = 'ResourceUnavailable' }
        @{ Code = 5; Id = 'LimitExceeded'; Category = 'LimitsExceeded' }
        @{ Code = 7; Id = 'Locked'; Category = 'ResourceBusy' }
        @{ Code = 8; Id = 'PlanChanged'; Category = 'InvalidResult' }
        @{ Code = 130; Id = 'Interrupted'; Category = 'OperationStopped' }
    ) {
        $log = "echo '2026-11-22 20:00:00 | import | ERROR |"
        $failing = Copy-Module -Name "code $Code" -Program "#!/bin/sh`n$log what is wrong' >&2`n$log what to do: mend it' >&2`nexit $Code`n"
        # It ends the cmdlet, whatever -ErrorAction says, and goes into its variable.
        $caught = @(Invoke-Caller -Manifest $failing -Script "try { Import-AdsUser -LiteralPath import-config.json -ErrorAction SilentlyContinue -ErrorVariable kept; 'went on' } catch { `$_; `$kept.Count }")
        "$($caught[0].FullyQualifiedErrorId) $($caught[0].CategoryInfo.Category)" | Should -Be "AdUserSync.$Id,Import-AdsUser $Category"
        "$($caught[0].Exception.Message), $($caught[0].ErrorDetails.RecommendedAction), $($caught[0].TargetObject)" | Should -Be "what is wrong, mend it, $config"
        "$($caught[0].Exception.Data['ExitCode']) $($caught[1])" | Should -Be "$Code 1"
    }
    It '6 is an error for each user, after which the cmdlet goes on' {
        $said = @(Invoke-Caller -Manifest $manifest -Script 'Import-AdsUser -PassThru -ErrorAction SilentlyContinue -ErrorVariable kept; $kept')
        $said[0].PSTypeNames[0] | Should -Be 'AdUserSync.ImportResult'
        "$($said[1].FullyQualifiedErrorId) $($said[1].CategoryInfo.Category) $($said[1].TargetObject)" | Should -Be 'AdUserSync.OperationFailed,Import-AdsUser WriteError P Eve'
        $said.Count | Should -Be 2
    }
    It '6 ends it where -ErrorAction is Stop: the error has the result of the whole run' {
        $said = Invoke-Caller -Manifest $manifest -Script "try { Import-AdsUser -PassThru -ErrorAction Stop; 'went on' } catch { `$_ }"
        "$($said.FullyQualifiedErrorId) $($said.TargetObject)" | Should -Be 'AdUserSync.OperationFailed,Import-AdsUser P Eve'
        $said.Exception.Data['Result'].PSTypeNames[0] | Should -Be 'AdUserSync.ImportResult'
        $said.Exception.Data['Result'].Joined.User | Should -Be 'P Bob'
    }
}
