# What each exit code of the tool is as an error: id and category (4 is PermissionDenied where rights are missing). test/unit holds it against the tool's own table.
$script:ExitCodes = @{
    1   = @{ Id = 'InternalError'; Category = 'NotSpecified' }
    2   = @{ Id = 'ConfigurationError'; Category = 'InvalidArgument' }
    3   = @{ Id = 'UsersFileError'; Category = 'InvalidData' }
    4   = @{ Id = 'Unavailable'; Category = 'ResourceUnavailable' }
    5   = @{ Id = 'LimitExceeded'; Category = 'LimitsExceeded' }
    6   = @{ Id = 'OperationFailed'; Category = 'WriteError' }
    7   = @{ Id = 'Locked'; Category = 'ResourceBusy' }
    8   = @{ Id = 'PlanChanged'; Category = 'InvalidResult' }
    10  = @{ Id = 'ApprovalPending'; Category = 'NotSpecified' }
    130 = @{ Id = 'Interrupted'; Category = 'OperationStopped' }
}

function New-AdsError {
    param([int]$ExitCode, [string]$Message, [string]$Remedy, [object]$Target, [switch]$Denied)
    $kind = if ($script:ExitCodes.ContainsKey($ExitCode)) { $script:ExitCodes[$ExitCode] } else { $script:ExitCodes[1] }
    $category = if ($Denied) { 'PermissionDenied' } else { $kind.Category }
    # It has lines of its own, and those are told apart by line feeds alone.
    $Message = [string]::Join([Environment]::NewLine, @(foreach ($line in ($Message -split '\r?\n')) { ConvertTo-AdsPrintable -Text $line }))
    $Remedy = ConvertTo-AdsPrintable -Text $Remedy
    $exception = [System.InvalidOperationException]::new($Message)
    $exception.Data['ExitCode'] = $ExitCode
    $record = [System.Management.Automation.ErrorRecord]::new($exception, "AdUserSync.$($kind.Id)", $category, $Target)
    $record.ErrorDetails = [System.Management.Automation.ErrorDetails]::new((Get-AdsErrorText -Message $Message -Remedy $Remedy -Version $PSVersionTable.PSVersion))
    if ($Remedy -ne '') { $record.ErrorDetails.RecommendedAction = $Remedy }
    return $record
}

# What is shown of an error. PowerShell shows the recommended action from 7.5 on (github.com/PowerShell/PowerShell/pull/20826); earlier ones, Windows PowerShell among
# them, show this text alone.
function Get-AdsErrorText {
    param([string]$Message, [string]$Remedy, [object]$Version)
    $isShown = $Version.Major -gt 7 -or ($Version.Major -eq 7 -and $Version.Minor -ge 5)
    if ($Remedy -eq '' -or $isShown) { return $Message }
    return $Strings.ErrorText -f $Message, $Remedy
}

# The run as a whole did not do what it was asked for.
function Stop-AdsCommand {
    param([System.Management.Automation.PSCmdlet]$Cmdlet, [hashtable]$Run, [object]$Target)
    # Without a path, the tool took the config file of its own choice.
    if ([string]$Target -eq '') { $Target = 'import-config.json' }
    $message = [string]::Join([Environment]::NewLine, $Run.Errors)
    if ($message -eq '') { $message = $Strings.ToolEnded -f $Run.ExitCode }
    $record = New-AdsError -ExitCode $Run.ExitCode -Message $message -Remedy $Run.Remedy -Target $Target -Denied:$Run.Denied
    # For whoever catches it: what was done until then, the limits that are exceeded, or what differs from a plan.
    $record.Exception.Data['Result'] = $Run.Result
    $Cmdlet.ThrowTerminatingError($record)
}

# One user's failure: the rest went on. The caller's preference decides, not this module's.
function Write-AdsFailure {
    param([System.Management.Automation.PSCmdlet]$Cmdlet, [object[]]$Failed, [object]$Result)
    $ErrorActionPreference = $Cmdlet.SessionState.PSVariable.GetValue('ErrorActionPreference')
    foreach ($failure in $Failed) {
        $message = ConvertTo-AdsPrintable -Text "$($failure.user): $($failure.action): $($failure.error)"
        $record = New-AdsError -ExitCode 6 -Message $message -Remedy $Strings.UserFailedRemedy -Target $failure.user
        # Where the preference is Stop, this is all that the caller gets of the run.
        $record.Exception.Data['Result'] = $Result
        $Cmdlet.WriteError($record)
    }
}
