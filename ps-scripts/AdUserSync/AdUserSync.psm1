# Strict mode and the error preference hold for every function below: all of them live in this module's scope.
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

foreach ($folder in 'Private', 'Operations') {
    foreach ($file in [System.IO.Directory]::GetFiles([System.IO.Path]::Combine($PSScriptRoot, $folder), '*.ps1')) { . $file }
}

$script:DirectoryModule = $null
$script:Cursors = @{}
$script:Parent = Open-SyncParent
