# --config for the tool, from -Path (one file; wildcards) or -LiteralPath; nothing where neither is given: the tool's default in the current folder.
function Get-AdsConfigArgument {
    param([System.Management.Automation.PSCmdlet]$Cmdlet, [string]$Path, [string]$LiteralPath)
    if ($LiteralPath -ne '') { return @('--config', (Resolve-AdsPath -Cmdlet $Cmdlet -Path $LiteralPath)) }
    if ($Path -eq '') { return @() }
    $provider = $null
    $found = @(
        if ([System.Management.Automation.WildcardPattern]::ContainsWildcardCharacters($Path)) {
            $Cmdlet.GetResolvedProviderPathFromPSPath($Path, [ref]$provider)
        }
        else { Resolve-AdsPath -Cmdlet $Cmdlet -Path $Path }
    )
    if ($found.Length -eq 1) { return @('--config', $found[0]) }
    $message = $Strings.NotOneFile -f $Path, $found.Length
    $Cmdlet.ThrowTerminatingError((New-AdsError -ExitCode 2 -Message $message -Remedy $Strings.NotOneFileRemedy -Target $Path))
}

# A file, which may be on a drive of PowerShell's own or not be there yet, as the file system names it. Other providers, such as HKCU:, have no files.
function Resolve-AdsPath {
    param([System.Management.Automation.PSCmdlet]$Cmdlet, [string]$Path)
    $provider = $null
    $drive = $null
    $file = $Cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path, [ref]$provider, [ref]$drive)
    if ($provider.Name -eq 'FileSystem') { return $file }
    $message = $Strings.NoFiles -f $Path, $provider.Name
    $Cmdlet.ThrowTerminatingError((New-AdsError -ExitCode 2 -Message $message -Remedy $Strings.NoFilesRemedy -Target $Path))
}

# The option and its file, where one is given.
function Get-AdsFileArgument {
    param([System.Management.Automation.PSCmdlet]$Cmdlet, [string]$Option, [string]$Path)
    if ($Path -ne '') { return @($Option, (Resolve-AdsPath -Cmdlet $Cmdlet -Path $Path)) }
    return @()
}

# --log-level, where the caller wants to see more than the config says.
function Get-AdsLevelArgument {
    param([System.Management.Automation.PSCmdlet]$Cmdlet)
    $bound = $Cmdlet.MyInvocation.BoundParameters
    # -Verbose:$false is bound, too.
    if ($bound.ContainsKey('Debug') -and $bound['Debug']) { return @('--log-level', 'DEBUG') }
    if ($bound.ContainsKey('Verbose') -and $bound['Verbose']) { return @('--log-level', 'INFO') }
    return @()
}

# --allow-deactivations 40 from -AllowDeactivations 40, and so on.
function Get-AdsLimitArgument {
    param([System.Management.Automation.PSCmdlet]$Cmdlet)
    $bound = $Cmdlet.MyInvocation.BoundParameters
    foreach ($name in 'Deactivations', 'Leaves', 'Creations', 'Renames', 'Clears', 'Updates') {
        if ($bound.ContainsKey("Allow$name")) { "--allow-$($name.ToLowerInvariant())", [string]$bound["Allow$name"] }
    }
}
