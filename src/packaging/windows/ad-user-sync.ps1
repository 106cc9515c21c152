# ad-user-sync with the Node beside this script, from any folder: `ad-user-sync import`, `$approvals | ConvertTo-Json | ad-user-sync import --approvals -`.
# $ErrorActionPreference stays 'Continue' in here: in Windows PowerShell, "2>" makes an error record of each log line, and 'Stop' would end the run at the first.
$ErrorActionPreference = 'Continue'
# Windows PowerShell otherwise pipes "?" for what is not ASCII.
$OutputEncoding = [System.Text.UTF8Encoding]::new($false)
$node = [System.IO.Path]::Combine($PSScriptRoot, 'node.exe')
$program = [System.IO.Path]::Combine($PSScriptRoot, 'ad-user-sync.cjs')
# PowerShell gives a script "a,b" as an array, where it gives a program one word.
$words = @(foreach ($word in $args) { if ($word -is [array]) { [string]::Join(',', $word) } else { $word } })
# Windows PowerShell drops empty words, and leaves quotes within words as they are, and backslashes before the quotes that it adds (github.com/PowerShell/PowerShell,
# issues 1995 and 4358), so that they arrive as other words.
if ($PSVersionTable.PSVersion.Major -eq 5) {
    $words = @(foreach ($word in $words) {
            $escaped = [regex]::Replace([string]$word, '(\\*)"', '$1$1\"')
            if ($escaped -match '\s') { $escaped = [regex]::Replace($escaped, '(\\+)$', '$1$1') }
            if ($escaped -eq '') { '""' } else { $escaped }
        })
}
if ($MyInvocation.ExpectingInput) { $input | & $node $program @words } else { & $node $program @words }
exit $LASTEXITCODE
