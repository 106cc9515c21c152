# `status` as one object: what the last import has is beside the rest, so that a table or a filter needs no path into it.
function ConvertTo-AdsStatus {
    param([object]$Answer, [string]$ConfigPath)
    $last = $Answer.last_import
    $age = Get-AdsValue -From $last -Name 'file_age_seconds'
    return [pscustomobject]@{
        PSTypeName       = 'AdUserSync.Status'
        Run              = Get-AdsValue -From $last -Name 'run'
        Began            = ConvertTo-AdsTime -Time (Get-AdsValue -From $last -Name 'began')
        ExitCode         = Get-AdsValue -From $last -Name 'exit_code'
        Error            = Get-AdsValue -From $last -Name 'error'
        FileTimestamp    = ConvertTo-AdsTime -Time (Get-AdsValue -From $last -Name 'file_timestamp')
        FileAge          = if ($null -ne $age) { [timespan]::FromSeconds($age) } else { $null }
        Enabled          = $Answer.managed.enabled
        Disabled         = $Answer.managed.disabled
        Pending          = @(foreach ($one in $Answer.pending) { ConvertTo-AdsQuestion -From $one -ConfigPath $ConfigPath })
        ExpiringSoon     = $Answer.expiring.within_7_days
        LastExpiry       = ConvertTo-AdsTime -Time $Answer.expiring.last
        NeverExpiring    = $Answer.expiring.never
        UsersFileRefused = $Answer.users_file_refused
        Exceeded         = @(ConvertTo-AdsObjectList -From $Answer.exceeded -TypeName 'AdUserSync.ExceededLimit')
        HeldFiles        = @(ConvertTo-AdsObjectList -From $Answer.held_files -TypeName 'AdUserSync.HeldFile')
        Failing          = @(ConvertTo-AdsObjectList -From $Answer.fail_on -TypeName 'AdUserSync.Condition')
        LiteralPath      = $ConfigPath
    }
}

# What waits, since when; or what is asked about one person, and whether that was rejected. Its properties are those that the cmdlets for approvals take.
function ConvertTo-AdsQuestion {
    param([object]$From, [string]$User, [string]$ConfigPath)
    $since = ConvertTo-AdsTime -Time (Get-AdsValue -From $From -Name 'since')
    if ($null -eq $since) { $since = ConvertTo-AdsTime -Time (Get-AdsValue -From $From -Name 'pending_since') }
    $rejected = Get-AdsValue -From $From -Name 'rejected'
    return [pscustomobject]@{
        PSTypeName  = 'AdUserSync.Question'
        Type        = $From.type
        User        = if ($User -ne '') { $User } else { $From.user }
        Group       = Get-AdsValue -From $From -Name 'group'
        Since       = $since
        Days        = if ($null -ne $since) { [Math]::Max(0, [int][Math]::Floor(([datetime]::Now - $since).TotalDays)) } else { $null }
        Reason      = Get-AdsValue -From $From -Name 'reason'
        Rejected    = $null -ne $rejected
        RejectedBy  = Get-AdsValue -From $rejected -Name 'by'
        LiteralPath = $ConfigPath
    }
}

# Exit code 10: each condition that holds is an error of its own, and the caller's preference decides whether the first one ends it.
function Write-AdsCondition {
    param([System.Management.Automation.PSCmdlet]$Cmdlet, [object]$Status)
    $ErrorActionPreference = $Cmdlet.SessionState.PSVariable.GetValue('ErrorActionPreference')
    foreach ($one in $Status.Failing) {
        $record = New-AdsError -ExitCode 10 -Message $one.Holds -Remedy ($Strings.ConditionRemedy -f $one.Condition) -Target $one.Condition
        $record.Exception.Data['Result'] = $Status
        $Cmdlet.WriteError($record)
    }
}
