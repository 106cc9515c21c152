# What runs the tool: program and first arguments. It is where Install.ps1 said (tool.txt), in the module's own folder "tool", or two folders up: in the
# unpacked zip and in the repository.
function Get-AdsTool {
    param([System.Management.Automation.PSCmdlet]$Cmdlet)
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
            if ([System.IO.File]::Exists($path)) { return @{ Program = Get-AdsNode -Cmdlet $Cmdlet -Folder $folder; First = @($path) } }
        }
    }
    $message = $Strings.ToolMissing -f [string]::Join(', ', $folders)
    $Cmdlet.ThrowTerminatingError((New-AdsError -ExitCode 4 -Message $message -Remedy $Strings.ToolMissingRemedy))
}

# Node beside the program, else that of PATH: with its whole path, for Windows looks for a bare name in the current folder first.
function Get-AdsNode {
    param([System.Management.Automation.PSCmdlet]$Cmdlet, [string]$Folder)
    $beside = [System.IO.Path]::Combine($Folder, 'node.exe')
    if ([System.IO.File]::Exists($beside)) { return $beside }
    $found = $ExecutionContext.InvokeCommand.GetCommand('node', 'Application')
    if ($null -ne $found) { return $found.Path }
    $Cmdlet.ThrowTerminatingError((New-AdsError -ExitCode 4 -Message $Strings.NodeMissing -Remedy $Strings.ToolMissingRemedy))
}
