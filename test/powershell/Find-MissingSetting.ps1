# Windows PowerShell reads a file without a byte order mark as ANSI; and what strict mode and 'Stop' do not catch goes on unnoticed.
function Find-MissingSetting {
    param($Script)
    $line = 1
    foreach ($byte in [System.IO.File]::ReadAllBytes($Script.File)) {
        if ($byte -eq 10) { $line++ }
        if ($byte -gt 127) { @{ Line = $line; Text = 'a byte that is not ASCII' }; break }
    }
    if (-not (Test-RootFile -File $Script.File)) { return }
    $text = $Script.Ast.Extent.Text
    if ($text -notmatch '(?m)^Set-StrictMode -Version 2\b') { @{ Line = 1; Text = 'Set-StrictMode -Version 2 is missing' } }
    if ($text -notmatch '(?m)^\$ErrorActionPreference = ''Stop''') { @{ Line = 1; Text = '$ErrorActionPreference = ''Stop'' is missing' } }
}

# A module's functions live in the scope of its .psm1; any other script stands for itself.
function Test-RootFile {
    param([string]$File)
    if ($File.EndsWith('.psm1')) { return $true }
    if ($File.EndsWith('.psd1')) { return $false }
    for ($folder = [System.IO.Path]::GetDirectoryName($File); $folder; $folder = [System.IO.Path]::GetDirectoryName($folder)) {
        if ([System.IO.Directory]::GetFiles($folder, '*.psm1').Length -gt 0) { return $false }
    }
    return $true
}
