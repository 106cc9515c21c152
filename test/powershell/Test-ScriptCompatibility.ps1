<#
.SYNOPSIS
Checks every PowerShell file below a folder, without running it: Windows PowerShell 5.1's syntax, documented commands and parameters only, and
no .NET that it does not have.
.DESCRIPTION
Prints one line a problem, file:line: problem, and exits with 1 when there are any. It reads the files with the parser of the PowerShell
that runs it (7 or later, which knows what 5.1 does not).
.PARAMETER List
Checks nothing, and prints what the scripts use of .NET: a line for each, type, tabulator, member.
#>
param([string]$Folder, [string]$DirectoryReference, [string]$CoreReference, [string]$MemberReference, [switch]$List)
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'
. ([System.IO.Path]::Combine($PSScriptRoot, 'Find-LaterSyntax.ps1'))
. ([System.IO.Path]::Combine($PSScriptRoot, 'Get-KnownCommand.ps1'))
. ([System.IO.Path]::Combine($PSScriptRoot, 'Find-UnknownCommand.ps1'))
. ([System.IO.Path]::Combine($PSScriptRoot, 'Find-MissingSetting.ps1'))
. ([System.IO.Path]::Combine($PSScriptRoot, 'Find-UnknownMember.ps1'))

$files = @([System.IO.Directory]::GetFiles($Folder, '*.ps*1', 'AllDirectories'))
if ($files.Length -eq 0) { throw "There are no PowerShell files below '$Folder'." }
$scripts = foreach ($file in $files) {
    $tokens = $null
    $errors = $null
    $ast = [System.Management.Automation.Language.Parser]::ParseFile($file, [ref]$tokens, [ref]$errors)
    @{ File = $file; Ast = $ast; Tokens = $tokens; Errors = $errors; Nodes = @($ast.FindAll({ $true }, $true)) }
}
if ($List) {
    $uses = foreach ($script in $scripts) { foreach ($use in Get-UsedMember -Script $script) { "$($use.Type)`t$($use.Name)" } }
    $uses | Sort-Object -Unique
    exit 0
}
$commands = Get-KnownCommand -Scripts $scripts -DirectoryReference $DirectoryReference -CoreReference $CoreReference
$members = ConvertFrom-Json -InputObject ([System.IO.File]::ReadAllText($MemberReference)) -AsHashtable

$failed = $false
foreach ($script in $scripts) {
    $problems = @(
        foreach ($parseError in $script.Errors) { @{ Line = $parseError.Extent.StartLineNumber; Text = $parseError.Message } }
        Find-LaterSyntax -Script $script
        Find-UnknownCommand -Script $script -Commands $commands
        Find-UnknownMember -Script $script -Members $members
        Find-MissingSetting -Script $script
    )
    foreach ($problem in $problems) {
        [Console]::Out.WriteLine('{0}:{1}: {2}', $script.File, $problem.Line, $problem.Text)
        $failed = $true
    }
}
if ($failed) { exit 1 }
[Console]::Out.WriteLine('{0} PowerShell files checked', $files.Length)
