# Where the module may be, what its caller may have set, and a program that is not there or does not start. No lab: a stand-in takes the program's place.
BeforeAll {
    $ErrorActionPreference = 'Stop'
    . ([System.IO.Path]::Combine($PSScriptRoot, 'StandIn.ps1'))
}

Describe 'The module' {
    It 'may be in a folder whose name has brackets and letters beyond ASCII' {
        $said = Invoke-Caller -Manifest (Copy-Module -Name "Größe [1] it's") -Script '(Get-Command -Module AdUserSync).Count; (Get-Help Import-AdsUser).Synopsis; & (Get-Module AdUserSync) { $Strings.ImportUsers }'
        $said[0] | Should -BeGreaterThan 10
        $said[1] | Should -Match 'managed users'
        $said[2] | Should -Be 'Import users'
    }
}

Describe 'A program that is not there' {
    It 'is one error, which says what to do, with -ErrorAction <_>' -ForEach @('Stop', 'Continue', 'SilentlyContinue') {
        $script = "try { Get-AdsRejection -ErrorAction $_ } catch { `$_ }; `$Error.Count"
        $said = Invoke-Caller -Manifest (Copy-Module -Name "missing $_") -Script $script
        $said[0].FullyQualifiedErrorId | Should -Be 'AdUserSync.Unavailable,Get-AdsRejection'
        $said[0].CategoryInfo.Category | Should -Be 'ResourceUnavailable'
        $said[0].ErrorDetails.RecommendedAction | Should -Match 'Install\.ps1'
        $said[1] | Should -Be 1
    }
    It 'is the same for a task that would run it' {
        [System.IO.File]::WriteAllText([System.IO.Path]::Combine($TestDrive, 'c.json'), '{}')
        $said = Invoke-Caller -Manifest (Copy-Module -Name 'task') -Script "try { Register-AdsScheduledTask -Kind Import -LiteralPath c.json -UserId 'a\b`$' } catch { `$_ }"
        $said[0].FullyQualifiedErrorId | Should -Be 'AdUserSync.Unavailable,Register-AdsScheduledTask'
    }
}

Describe 'A program that cannot be started' {
    It 'is one error, with what the system says of it, with -ErrorAction <_>' -ForEach @('Stop', 'SilentlyContinue') {
        $script = "try { Get-AdsRejection -ErrorAction $_ } catch { `$_ }; `$Error.Count"
        $said = Invoke-Caller -Manifest (Copy-Module -Name "broken $_" -Program 'no program') -Script $script
        $said[0].FullyQualifiedErrorId | Should -Be 'AdUserSync.Unavailable,Get-AdsRejection'
        $said[0].Exception.Message | Should -Match 'ad-user-sync\.exe.*denied'
        # The second one is PowerShell's own, of the start.
        $said[1] | Should -BeLessOrEqual 2
    }
}

Describe 'What the caller has set' {
    It 'for its own commands is nothing to those of the module' {
        $manifest = Copy-Module -Name 'set' -Program "#!/bin/sh`necho '{`"resolutions`":[{`"type`":`"join`",`"user`":`"P Bob`",`"group`":`"G`",`"timestamp`":`"2026-01-02T03:04:05Z`"}]}'`n"
        $set = "Set-StrictMode -Version Latest; `$ErrorActionPreference = 'Stop'; `$WhatIfPreference = `$true; `$ConfirmPreference = 'Low'; " +
            "`$PSNativeCommandUseErrorActionPreference = `$true; `$PSDefaultParameterValues = @{ 'ConvertFrom-Json:AsHashtable' = `$true; 'Join-Path:Resolve' = `$true; '*:Verbose' = `$true }; `$OutputEncoding = [System.Text.Encoding]::ASCII; " +
            "[System.Threading.Thread]::CurrentThread.CurrentCulture = 'th-TH'; "
        $said = Invoke-Caller -Manifest $manifest -Script ($set + 'Get-AdsRejection')
        "$($said[0].Type) $($said[0].User) $($said[0].About)" | Should -Be 'join P Bob G'
        $said[0].Timestamp | Should -Be ([datetime]'2026-01-02T03:04:05Z')
    }
    It 'to $false asks for no more of the log' {
        $levels = & (Import-Module -Name ([System.IO.Path]::Combine($folder, 'AdUserSync.psd1')) -PassThru) {
            function Get-Level { [CmdletBinding()] param() "$(Get-AdsLevelArgument -Cmdlet $PSCmdlet)" }
            Get-Level; Get-Level -Verbose:$false; Get-Level -Debug:$false; Get-Level -Verbose; Get-Level -Debug
        }
        $levels | Should -Be @('', '', '', '--log-level INFO', '--log-level DEBUG')
    }
}

Describe 'What the program is given and gives' {
    BeforeAll { $module = Import-Module -Name ([System.IO.Path]::Combine($folder, 'AdUserSync.psd1')) -PassThru }
    It 'has no date but where a time is meant: names and values stay texts, as in Windows PowerShell' {
        $read = & $module { ConvertFrom-AdsJson -Text '{"timestamp":"2026-01-02T03:04:05Z","value":"2026-01-02T03:04:05Z","list":["2026-01-02"]}' }
        $read.value | Should -BeOfType ([string])
        $made = & $module { param($from) ConvertTo-AdsObject -From $from -TypeName 'X' -More ([ordered]@{}) } $read
        "$($made.Value) $($made.List)" | Should -BeExactly '2026-01-02T03:04:05Z 2026-01-02'
        $made.Timestamp | Should -Be ([datetime]'2026-01-02T03:04:05Z')
        $made.Timestamp.Kind | Should -Be 'Local'
    }
    It 'is, of a table, the text of a SecureString, and texts without what Get-Content adds to them, also in lists' {
        $line = Add-Member -InputObject 'P Zoë' -MemberType NoteProperty -Name PSPath -Value 'C:\x' -PassThru
        $table = [ordered]@{ type = 'enable'; user = $line; accept = $true; lines = @($line); password = (ConvertTo-SecureString -String 'Gänse "9"' -AsPlainText -Force) }
        $entry = & $module { param($table) ConvertTo-AdsGivenEntry -Approval $table } $table
        "$($entry['type']) $($entry['user']) $($entry['accept']) $($entry['lines']) $($entry['password'])" | Should -BeExactly 'enable P Zoë True P Zoë Gänse "9"'
        foreach ($text in $entry['user'], $entry['lines'][0]) { @($text.PSObject.Properties.Name) | Should -Be 'Length' }
        # Windows PowerShell writes a list that has been through a pipeline with its Count.
        , $entry['lines'] | Should -BeOfType ([object[]])
        (& $module { param($entry) $entry['lines'] -is [psobject] } $entry) | Should -BeFalse
        $table['password'] | Should -BeOfType ([securestring])
        $given = & $module { param($line) ConvertTo-AdsGivenEntry -Approval ([pscustomobject]@{ Type = 'enable'; User = $line; Accept = $true }) } $line
        @($given['user'].PSObject.Properties.Name) | Should -Be 'Length'
    }
    It 'is, of a config from lines of a file, those lines alone' {
        [System.IO.File]::WriteAllText([System.IO.Path]::Combine($TestDrive, 'groups.txt'), "CN=Größe`nCN=Zwei`n")
        $setting = [ordered]@{ user_path = 'OU=a'; search_groups = (Get-Content -LiteralPath ([System.IO.Path]::Combine($TestDrive, 'groups.txt'))) }
        $plain = & $module { param($setting) ConvertTo-AdsPlain -Value $setting } $setting
        @($plain['search_groups'] | ForEach-Object { $_.PSObject.Properties.Name } | Sort-Object -Unique) | Should -Be 'Length'
        $file = New-AdsConfiguration -Kind Export -Path ([System.IO.Path]::Combine($TestDrive, 'lines.json')) -Setting $setting
        $read = Get-Content -Raw -LiteralPath $file.FullName | ConvertFrom-Json
        @($read.PSObject.Properties.Name) | Should -Be @('user_path', 'search_groups')
        $read.search_groups | Should -Be @('CN=Größe', 'CN=Zwei')
    }
    It 'is bound to no parameter, which module logging would record, where it is a password: <Name>' -ForEach @(
        @{ Name = 'of an approval'; Script = "Approve-AdsApproval -Type enable -User 'P A' -Password `$secure -Confirm:`$false" }
        @{ Name = 'of decisions'; Script = "Import-AdsUser -Approval @{ type = 'enable'; user = 'P A'; accept = `$true; password = `$secure }" }
        @{ Name = 'of decisions, as text'; Script = 'Import-AdsUser -Approval $decision' }
        @{ Name = 'of a config'; Script = 'New-AdsConfiguration -Kind Import -Path logged.json -Force -Setting $decision' }
    ) {
        $manifest = Copy-Module -Name "logged $Name" -Program "#!/bin/sh`ncat > '$TestDrive/given'`necho '$nothingDone'`n"
        $log = [System.IO.Path]::Combine($TestDrive, "bound $Name.log")
        # The bindings that module logging records, of all modules.
        $bound = "`$secure = ConvertTo-SecureString -String 'Marmot.58' -AsPlainText -Force; `$decision = @{ type = 'enable'; user = 'P A'; accept = `$true; password = 'Marmot.58' }; " +
            "Trace-Command -Name ParameterBinding -FilePath '$log' -Expression { $Script }"
        [void](Invoke-Caller -Manifest $manifest -Script $bound)
        $given = if ($Name -eq 'of a config') { 'logged.json' } else { 'given' }
        [System.IO.File]::ReadAllText([System.IO.Path]::Combine($TestDrive, $given)) | Should -Match 'Marmot\.58'
        $recorded = [System.IO.File]::ReadAllText($log)
        $recorded.Contains('BIND arg [') | Should -BeTrue
        $recorded.Contains('Marmot') | Should -BeFalse
    }
    It 'goes through no window of its own in the ISE, which has no console' {
        $hidden = foreach ($name in 'ConsoleHost', 'Windows PowerShell ISE Host') { & $module { param($name) (New-AdsStart -Program 'x' -Words 'y' -HostName $name).CreateNoWindow } $name }
        $hidden | Should -Be @($false, $true)
    }
}

Describe 'Questions at the console' {
    It 'are an error where there is none, with what the program says' {
        $manifest = Copy-Module -Name 'console' -Program "#!/bin/sh`necho '2026-11-22 20:00:00 | import | ERROR | it needs a terminal' >&2`necho '2026-11-22 20:00:00 | import | ERROR | what to do: open one' >&2`nexit 2`n"
        $said = Invoke-Caller -Manifest $manifest -Script 'try { New-AdsConfiguration -Kind Export -Path q.json } catch { $_ }'
        "$($said[0].FullyQualifiedErrorId) $($said[0].Exception.Message) $($said[0].ErrorDetails.RecommendedAction)" |
            Should -Be 'AdUserSync.ConfigurationError,New-AdsConfiguration it needs a terminal open one'
    }
    It 'and approvals cannot both have the standard input' {
        $said = Invoke-Caller -Manifest (Copy-Module -Name 'both') -Script "try { Import-AdsUser -Interactive -Approval @{ type = 'enable'; user = 'P A' } } catch { `$_ }"
        "$($said[0].FullyQualifiedErrorId) $($said[0])" | Should -BeLike 'AdUserSync.ConfigurationError,Import-AdsUser -Approval and -Interactive *'
    }
    It 'are asked neither of a redirected input nor in the ISE, whose console nobody sees' {
        $module = Import-Module -Name ([System.IO.Path]::Combine($folder, 'AdUserSync.psd1')) -PassThru
        $asked = foreach ($pair in @(('ConsoleHost', $false), ('ConsoleHost', $true), ('Windows PowerShell ISE Host', $false))) {
            & $module { param($pair) Test-AdsConsole -HostName $pair[0] -IsRedirected $pair[1] } $pair
        }
        $asked | Should -Be @($true, $false, $false)
    }
}

Describe 'An error' {
    BeforeAll { $manifest = Copy-Module -Name 'fails' -Program "#!/bin/sh`nexit 2`n" }
    It 'shows what to do in every PowerShell, and once: those before 7.5 do not show the recommended action' {
        $module = Import-Module -Name ([System.IO.Path]::Combine($folder, 'AdUserSync.psd1')) -PassThru
        $shown = foreach ($version in [version]'5.1.14393.1000', [version]'7.4.6', [version]'7.5.0', [version]'8.0') { & $module { param($version) Get-AdsErrorText -Message 'it fails' -Remedy 'mend it' -Version $version } $version }
        $shown | Should -Be @('it fails (what to do: mend it)', 'it fails (what to do: mend it)', 'it fails', 'it fails')
        & $module { Get-AdsErrorText -Message 'it fails' -Remedy '' -Version ([version]'5.1') } | Should -Be 'it fails'
        $record = & $module { New-AdsError -ExitCode 2 -Message 'it fails' -Remedy 'mend it' }
        $text = ($record | Out-String) -replace "$([char]27)\[[\d;]*m", ''
        ([regex]::Matches($text, 'mend it')).Count | Should -Be 1
        "$($record.Exception.Message), $($record.ErrorDetails.RecommendedAction)" | Should -Be 'it fails, mend it'
    }
    It 'is about the config file, also where that is the one of the current folder: <_>' -ForEach @('Get-AdsRejection', 'Get-AdsStatus', 'Get-AdsHistory', 'Get-AdsPendingApproval', "Approve-AdsApproval -Type enable -User 'P A' -Confirm:`$false", 'Import-AdsUser', 'Export-AdsUser') {
        $said = Invoke-Caller -Manifest $manifest -Script "try { $_ } catch { `$_.TargetObject }"
        $said | Should -Be $(if ($_ -eq 'Export-AdsUser') { 'export-config.json' } else { 'import-config.json' })
    }
}

Describe 'What Tab offers' {
    BeforeAll { $module = Import-Module -Name ([System.IO.Path]::Combine($folder, 'AdUserSync.psd1')) -PassThru }
    It 'is one word for PowerShell, whatever quotes the name has: <_>' -ForEach @("P O'Brien", "P O$([char]0x2019)Brien", "P $([char]0x201A)x$([char]0x2018)", 'P "x" `y $z', 'p.x', '-x', 'P ß') {
        & $module { param($name) Add-AdsKnown -User $name } $_
        $offered = @(& $module { param($word) Get-AdsCompletion -Kind 'User' -Word $word } "'$($_.Replace("'", "''"))'")
        $offered[0].ListItemText | Should -BeExactly $_
        (& ([scriptblock]::Create("Write-Output -InputObject $($offered[0].CompletionText)"))) | Should -BeExactly $_
    }
    It 'takes no time that is felt, for the users of a large import' {
        $names = foreach ($number in 1..20000) { "P Person $number" }
        (Measure-Command { & $module { param($names) Add-AdsKnown -User $names } $names }).TotalSeconds | Should -BeLessThan 5
        @(& $module { Get-AdsCompletion -Kind 'User' -Word 'P Person 1999' }).Count | Should -Be 11
    }
    It 'is the file, where a config file is to be named, also in a folder with brackets' {
        $place = [System.IO.Directory]::CreateDirectory([System.IO.Path]::Combine($TestDrive, 'a [1]')).FullName
        [System.IO.File]::WriteAllText([System.IO.Path]::Combine($place, 'import-config.json'), '{}')
        Push-Location -LiteralPath $place
        try { (TabExpansion2 -inputScript 'Import-AdsUser -LiteralPath imp' -cursorColumn 31).CompletionMatches.ListItemText | Should -Be 'import-config.json' }
        finally { Pop-Location }
    }
}
