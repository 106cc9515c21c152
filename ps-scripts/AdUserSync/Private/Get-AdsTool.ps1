# What runs the tool: program and first arguments. It is where Install.ps1 said (tool.txt), in the module's own folder "tool", or two folders up: in the
# unpacked zip and in the repository.
function Get-AdsTool {
    $module = [System.IO.Path]::GetDirectoryName($PSScriptRoot)
    $note = [System.IO.Path]::Combine($module, 'tool.txt')
    $folders = @(if ([System.IO.File]::Exists($note)) { [System.IO.File]::ReadAllText($note).Trim() })
    $folders += [System.IO.Path]::Combine($module, 'tool')
    $folders += [System.IO.Path]::GetFullPath([System.IO.Path]::Combine($module, '..', '..'))
    foreach ($folder in $folders) {
        $executable = [System.IO.Path]::Combine($folder, 'ad-user-sync.exe')
        if ([System.IO.File]::Exists($executable)) { return @{ Program = $executable; First = @() } }
        foreach ($script in 'ad-user-sync.cjs', 'dist/cli.js') {
            $path = [System.IO.Path]::Combine($folder, $script)
            if (-not [System.IO.File]::Exists($path)) { continue }
            $node = [System.IO.Path]::Combine($folder, 'node.exe')
            if (-not [System.IO.File]::Exists($node)) { $node = 'node' }
            return @{ Program = $node; First = @($path) }
        }
    }
    throw ($Strings.ToolMissing -f [string]::Join(', ', $folders))
}
