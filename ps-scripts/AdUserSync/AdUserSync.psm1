# Strict mode and the error preference hold for every function below: all of them live in this module's scope.
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

foreach ($file in [System.IO.Directory]::GetFiles($PSScriptRoot, '*-*.ps1')) { . $file }

$script:DirectoryModule = $null
$script:Cursors = @{}
$script:Parent = Open-SyncParent
