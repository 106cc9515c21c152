# What a person sees who stops a cmdlet. No lab: a stand-in takes the program's place, and a host the person's.
BeforeAll {
    $ErrorActionPreference = 'Stop'
    . ([System.IO.Path]::Combine($PSScriptRoot, 'StandIn.ps1'))
    . ([System.IO.Path]::Combine($PSScriptRoot, 'AnsweringHost.ps1'))
    $number = [System.IO.Path]::Combine($TestDrive, 'number')
    # It says more than a pipe takes (64 KB) before it ends.
    $log = "echo '2026-11-22 20:00:00 | import |"
    $ending = "$log WARNING | stopping after the current step' >&2; i=0; while [ `$i -lt 300 ]; do $log INFO | $("long " * 80)' >&2; i=`$((i+1)); done; " +
        'echo ''{\"error\":{\"message\":\"interrupted: 3 created\"}}''; exit 130'
    $manifest = Copy-Module -Name 'stopped' -Program "#!/bin/sh`necho `$`$ > '$number'`ntrap `"$($ending.Replace('$', '\$'))`" INT`n$log INFO | begun' >&2`nwhile :; do :; done`n"
}

Describe 'A cmdlet that is stopped' {
    It 'lets the program end, however much that has to say, and says what was done' {
        $answering = New-AnsweringHost
        $shell = [powershell]::Create()
        $shell.Runspace = [runspacefactory]::CreateRunspace($answering)
        $shell.Runspace.Open()
        [void]$shell.AddScript("Import-Module -Name '$manifest'; Import-AdsUser")
        $handle = $shell.BeginInvoke()
        while ($shell.Streams.Information.Count -eq 0 -and -not $handle.IsCompleted) { Start-Sleep -Milliseconds 20 }
        # The console gives Ctrl-C to both.
        & kill -INT ([System.IO.File]::ReadAllText($number).Trim())
        $shell.Stop()
        $shell.Runspace.Dispose()
        $answering.Answers.Warned | Should -Be @(
            'stopping after the current step'
            'interrupted: 3 created (Get-AdsHistory -Run last shows the run, if it has changed something)'
        )
    }
}
