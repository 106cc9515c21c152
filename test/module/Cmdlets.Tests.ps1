# The conventions that each cmdlet has to keep by itself: a row for each of them, so that a new cmdlet has its row, too. No lab.
BeforeDiscovery {
    $public = [System.IO.Path]::Combine($PSScriptRoot, '..', '..', 'ps-scripts', 'AdUserSync', 'Public')
    $rows = @([System.IO.Directory]::GetFiles($public, '*.ps1') | Sort-Object | ForEach-Object { @{ Name = [System.IO.Path]::GetFileNameWithoutExtension($_) } })
}

BeforeAll {
    $ErrorActionPreference = 'Stop'
    $folder = [System.IO.Path]::GetFullPath([System.IO.Path]::Combine($PSScriptRoot, '..', '..', 'ps-scripts', 'AdUserSync'))
    $manifest = [System.IO.Path]::Combine($folder, 'AdUserSync.psd1')
    Import-Module -Name $manifest
    $common = [System.Management.Automation.Cmdlet]::CommonParameters + [System.Management.Automation.Cmdlet]::OptionalCommonParameters
    [xml]$format = Get-Content -Raw -LiteralPath ([System.IO.Path]::Combine($folder, 'AdUserSync.format.ps1xml'))
    [xml]$types = Get-Content -Raw -LiteralPath ([System.IO.Path]::Combine($folder, 'AdUserSync.types.ps1xml'))
    function OwnParameters { param($Command) $Command.Parameters.Values | Where-Object { $common -notcontains $_.Name } }
    function IsFromPipeline { param($Parameter) $Parameter.Attributes.ValueFromPipelineByPropertyName -contains $true }
    function CommandsIn { param($Ast) $Ast.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true) }
    function Parsed {
        param([string]$Text)
        $errors = $null
        $ast = [System.Management.Automation.Language.Parser]::ParseInput($Text, [ref]$null, [ref]$errors)
        return @{ Ast = $ast; Errors = @($errors | ForEach-Object { $_.Message }) }
    }
}

Describe '<Name>' -ForEach $rows {
    BeforeAll {
        $command = Get-Command -Name $Name -Module AdUserSync
        $help = Get-Help -Name $Name -Full
        $body = $command.ScriptBlock.Ast
        $called = @(CommandsIn $body | ForEach-Object { $_.GetCommandName() })
    }
    It 'has an approved verb and the prefix of the module' {
        (Get-Verb).Verb | Should -Contain $command.Verb
        $command.Noun | Should -MatchExactly '^Ads[A-Z][a-z]'
    }
    It 'says what it does, in a sentence, and then more of it' {
        $help.Synopsis | Should -MatchExactly '^[A-Z].*\.$'
        $help.Synopsis.Length | Should -BeLessOrEqual 120
        ($help.description.Text -join ' ').Length | Should -BeGreaterThan 40
        ($help.description.Text -join ' ') | Should -Match '\.$'
    }
    It 'says what it puts out: the types of OutputType, or none' {
        $said = ($help.returnValues.returnValue.type.name -join ' ')
        if ($command.OutputType.Count -eq 0) { $said | Should -Match '^None\b' }
        foreach ($type in $command.OutputType.Name) { $said | Should -Match ([regex]::Escape($type)) }
    }
    It 'says what it takes from the pipeline, where it takes anything' {
        $said = ($help.inputTypes.inputType.type.name -join ' ')
        $takes = @(OwnParameters $command | Where-Object { IsFromPipeline $_ }).Count -gt 0
        $said | Should -Match $(if ($takes) { '^(System\.IO\.FileInfo|AdUserSync\.[A-Z])' } else { '^None\.$' })
    }
    It 'takes at most two values without the names of their parameters, and the kind of config first' {
        foreach ($set in $command.ParameterSets) {
            $places = @($set.Parameters | Where-Object Position -GE 0 | Sort-Object -Property Position | ForEach-Object Name)
            $places.Count | Should -BeLessOrEqual 2
            if ($command.Parameters.ContainsKey('Kind')) { $places[0] | Should -Be 'Kind' }
        }
    }
    It 'describes each parameter in a sentence' {
        $bad = foreach ($parameter in OwnParameters $command) {
            $text = ($help.parameters.parameter | Where-Object name -EQ $parameter.Name).description.Text -join ' '
            if ($text -cnotmatch '^[A-Z][^]*\.$'.Replace('[^]', '[\s\S]')) { "-$($parameter.Name): $text" }
        }
        $bad | Should -BeNullOrEmpty
        @($help.parameters.parameter.name | Where-Object { $command.Parameters.Keys -notcontains $_ }) | Should -BeNullOrEmpty
    }
    It 'has two examples or more, which are whole commands with parameters that there are' {
        $examples = @($help.examples.example.code)
        $examples.Count | Should -BeGreaterOrEqual 2
        ($examples -join "`n") | Should -Match $Name
        foreach ($example in $examples) {
            $parsed = Parsed $example
            $parsed.Errors | Should -BeNullOrEmpty
            foreach ($call in CommandsIn $parsed.Ast | Where-Object { $_.GetCommandName() -like '*-Ads*' }) {
                $named = (Get-Command -Name $call.GetCommandName() -Module AdUserSync).Parameters.Keys
                $given = $call.CommandElements | Where-Object { $_ -is [System.Management.Automation.Language.CommandParameterAst] } | ForEach-Object { $_.ParameterName }
                @($given | Where-Object { $named -notcontains $_ }) | Should -BeNullOrEmpty
            }
            # Windows PowerShell mails in ASCII, with "?" for the umlauts of names, unless told otherwise.
            if ($example -match 'Send-MailMessage') { $example | Should -Match '-Encoding UTF8' }
        }
    }
    It 'asks before it changes something: it supports ShouldProcess, and uses it' {
        $asks = $command.Parameters.ContainsKey('WhatIf')
        $asks | Should -Be ('Get', 'Test' -notcontains $command.Verb)
        # Import and undo show with -WhatIf what the tool would do, change by change.
        ($body.Extent.Text -match '\$PSCmdlet\.ShouldProcess\(') | Should -Be $asks
    }
    It 'asks what it asks besides only where -Force does not say so' {
        ($body.Extent.Text -match 'ShouldContinue\(') | Should -Be ($command.Parameters.ContainsKey('Force') -and $command.Verb -ne 'New')
    }
    It 'begins with what its caller has set: WhatIf and all' {
        $first = if ($null -ne $body.Body.BeginBlock) { $body.Body.BeginBlock } else { $body.Body.ProcessBlock }
        "$($first.Statements[0])" | Should -Be 'Use-AdsPreference -Cmdlet $PSCmdlet'
    }
    It 'is an advanced function without global variables, aliases and words for the host' {
        $command.CmdletBinding | Should -BeTrue
        @($called | Where-Object { $_ -and (Get-Alias -Name $_ -ErrorAction SilentlyContinue) }) | Should -BeNullOrEmpty
        @($called | Where-Object { 'Write-Host', 'Write-Output', 'Write-Error', 'exit' -contains $_ }) | Should -BeNullOrEmpty
        @(CommandsIn $body | ForEach-Object { $_.CommandElements } | Where-Object { $_ -is [System.Management.Automation.Language.CommandParameterAst] -and $_.ParameterName.Length -lt 2 }) |
            Should -BeNullOrEmpty
    }
    It 'leaves the shortening of parameters to those who type: no two mean the same' {
        $names = @(OwnParameters $command | ForEach-Object { $_.Name; $_.Aliases })
        @($names | Sort-Object -Unique).Count | Should -Be $names.Count
    }
    It 'has switches, which are off where nobody says anything, and no [bool]' {
        @(OwnParameters $command | Where-Object { $_.ParameterType -eq [bool] }) | Should -BeNullOrEmpty
        @($body.Body.ParamBlock.Parameters | Where-Object { $_.StaticType -eq [switch] -and $_.DefaultValue }) | Should -BeNullOrEmpty
    }
    It 'takes a config file in all ways, and one that an object names from the pipeline' {
        $literal = $command.Parameters['LiteralPath']
        if ($command.Parameters.ContainsKey('Path') -and $command.Verb -ne 'New') {
            $literal | Should -Not -BeNullOrEmpty
            $command.Parameters['Path'].Attributes.TypeId.Name | Should -Contain 'SupportsWildcardsAttribute'
            $literal.Aliases | Should -Be 'PSPath'
            $command.ScriptBlock.Ast.Extent.Text | Should -Match "DefaultParameterSetName = 'Path'"
        }
        if ($null -ne $literal) { IsFromPipeline $literal | Should -BeTrue }
    }
    It 'takes, with what else of an object the pipeline gives, its config file, which may be the default' {
        $others = @(OwnParameters $command | Where-Object { (IsFromPipeline $_) -and $_.Name -ne 'LiteralPath' })
        if ($others.Count -eq 0) { return }
        $literal = $command.Parameters['LiteralPath']
        $literal | Should -Not -BeNullOrEmpty
        $isNeeded = $literal.Attributes.Mandatory -contains $true
        if ($isNeeded) { $literal.Attributes.TypeId.Name | Should -Contain 'AllowEmptyStringAttribute' }
    }
    It 'completes users, groups, runs and conditions' {
        foreach ($parameter in 'User', 'Group', 'Run', 'FailOn') {
            if (-not $command.Parameters.ContainsKey($parameter)) { continue }
            & (Get-Module -Name AdUserSync) { param($kind) $script:Known[$kind]['sample'] = $true } $parameter
            $line = "$Name -$parameter "
            @((TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches | Where-Object ResultType -EQ 'ParameterValue').Count | Should -BeGreaterThan 0 -Because $line
        }
    }
    It 'makes objects with a table of at most five columns or a list, and with the properties that matter first' {
        foreach ($type in $command.OutputType.Name | Where-Object { $_ -like 'AdUserSync.*' -and 'AdUserSync.ExportResult', 'AdUserSync.JournalCheck' -notcontains $_ }) {
            $view = $format.Configuration.ViewDefinitions.View | Where-Object { $_.ViewSelectedBy.TypeName -eq $type }
            $view | Should -Not -BeNullOrEmpty -Because $type
            if ($view.SelectSingleNode('TableControl')) { @($view.TableControl.TableHeaders.TableColumnHeader).Count | Should -BeLessOrEqual 5 -Because $type }
            $type | Should -BeIn @($types.Types.Type | Where-Object { $_.Members.MemberSet.Name -eq 'PSStandardMembers' } | ForEach-Object { $_.Name })
        }
    }
}

Describe 'The import of the module' {
    # Of the processor: other programs of the computer take none of that. No program is started (Conventions.Tests.ps1).
    It 'takes no longer than 300 ms, in the best of five' {
        $process = [System.Diagnostics.Process]::GetCurrentProcess()
        $times = foreach ($attempt in 1..5) {
            Remove-Module -Name AdUserSync
            $process.Refresh()
            $before = $process.TotalProcessorTime
            Import-Module -Name $manifest
            $process.Refresh()
            ($process.TotalProcessorTime - $before).TotalMilliseconds
        }
        ($times | Measure-Object -Minimum).Minimum | Should -BeLessOrEqual 300
        ($times | Measure-Object -Minimum).Minimum | Should -BeGreaterThan 0
    }
}
