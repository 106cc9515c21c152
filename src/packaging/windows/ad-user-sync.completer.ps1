# Completes the commands and options of ad-user-sync. Made by the package's build from the program's own tables.
Register-ArgumentCompleter -Native -CommandName 'ad-user-sync', 'ad-user-sync.exe', 'ad-user-sync.ps1' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @{
    # words
    }
    $typed = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.Extent.Text } | Where-Object { $_ -notlike '-*' -and $_ -ne $wordToComplete })
    $command = @("$($typed[0..1])", "$($typed[0])", '') | Where-Object { $words.ContainsKey($_) } | Select-Object -First 1
    foreach ($word in $words[$command]) {
        if ($word -like "$wordToComplete*") { [System.Management.Automation.CompletionResult]::new($word) }
    }
}
