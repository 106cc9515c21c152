# Strict mode and the error preference hold for every function below: all of them live in this module's scope.
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

foreach ($file in [System.IO.Directory]::GetFiles([System.IO.Path]::Combine($PSScriptRoot, 'Private'), '*.ps1')) { . $file }

# What a request may name: the files of this folder, as they are now, each of which holds the function of its name.
$script:Operations = [System.Collections.Generic.Dictionary[string, object]]::new([StringComparer]::Ordinal)
foreach ($file in [System.IO.Directory]::GetFiles([System.IO.Path]::Combine($PSScriptRoot, 'Operations'), '*.ps1')) {
    . $file
    $name = [System.IO.Path]::GetFileNameWithoutExtension($file)
    $script:Operations[$name] = $ExecutionContext.SessionState.InvokeCommand.GetCommand($name, 'Function')
}

# As Import-PowerShellDataFile does, which in Windows PowerShell is a script that an execution policy may forbid.
$file = [System.IO.Path]::Combine($PSScriptRoot, 'FailureCategories.psd1')
$data = [System.Management.Automation.Language.Parser]::ParseFile($file, [ref]$null, [ref]$null)
$script:Failures = $data.Find({ param($node) $node -is [System.Management.Automation.Language.HashtableAst] }, $false).SafeGetValue()
$script:DirectoryModule = $null
$script:Cursors = @{}
$script:Parent = Open-SyncParent
