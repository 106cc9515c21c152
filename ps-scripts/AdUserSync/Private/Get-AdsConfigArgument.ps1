# --config for the tool, from -Path (one file; wildcards) or -LiteralPath; nothing where neither is given: the tool's default in the current folder.
function Get-AdsConfigArgument {
    param([System.Management.Automation.PSCmdlet]$Cmdlet, [string]$Path, [string]$LiteralPath)
    if ($LiteralPath -ne '') { return @('--config', $Cmdlet.GetUnresolvedProviderPathFromPSPath($LiteralPath)) }
    if ($Path -eq '') { return @() }
    $provider = $null
    $found = @(
        if ([System.Management.Automation.WildcardPattern]::ContainsWildcardCharacters($Path)) {
            $Cmdlet.GetResolvedProviderPathFromPSPath($Path, [ref]$provider)
        }
        else { $Cmdlet.GetUnresolvedProviderPathFromPSPath($Path) }
    )
    if ($found.Length -eq 1) { return @('--config', $found[0]) }
    $message = "'$Path' names $($found.Length) files, and this takes one"
    $Cmdlet.ThrowTerminatingError((New-AdsError -ExitCode 2 -Message $message -Remedy 'name one config file' -Target $Path))
}

# --log-level, where the caller wants to see more than the config says.
function Get-AdsLevelArgument {
    param([System.Management.Automation.PSCmdlet]$Cmdlet)
    $bound = $Cmdlet.MyInvocation.BoundParameters
    if ($bound.ContainsKey('Debug')) { return @('--log-level', 'DEBUG') }
    if ($bound.ContainsKey('Verbose')) { return @('--log-level', 'INFO') }
    return @()
}
