# What a caller has set for itself, as a compiled cmdlet would see it: a function of a module does not by itself (github.com/PowerShell/PowerShell/issues/4568), and
# would import in a script that was called with -WhatIf. Each cmdlet begins with this, which sets the variables of that cmdlet.
function Use-AdsPreference {
    param([System.Management.Automation.PSCmdlet]$Cmdlet)
    # -ErrorAction is about users that failed (Write-AdsFailure). With SilentlyContinue here, a cmdlet whose file cannot be written would go on as if it were.
    $set = [ordered]@{ ErrorActionPreference = 'Stop' }
    $bound = $Cmdlet.MyInvocation.BoundParameters
    foreach ($pair in @(('WarningAction', 'WarningPreference'), ('InformationAction', 'InformationPreference'), ('ProgressAction', 'ProgressPreference'),
            ('Verbose', 'VerbosePreference'), ('Debug', 'DebugPreference'), ('Confirm', 'ConfirmPreference'), ('WhatIf', 'WhatIfPreference'))) {
        if (-not $bound.ContainsKey($pair[0])) { $set[$pair[1]] = $Cmdlet.SessionState.PSVariable.GetValue($pair[1]) }
    }
    foreach ($name in $set.Keys) {
        if ($null -ne $set[$name]) { Set-Variable -Name $name -Value $set[$name] -Scope '1' -WhatIf:$false -Confirm:$false }
    }
}
