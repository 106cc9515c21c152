<#
.SYNOPSIS
Schedules a daily export or import.
.DESCRIPTION
Registers a task in the Task Scheduler; this needs an administrator. The task runs the tool with this config file, in the folder of that file, and later where the computer
was off at that time.
The account needs the right "Log on as a batch job" and write access to that folder.
.PARAMETER Kind
Command to run: Export or Import.
.PARAMETER LiteralPath
Config file.
.PARAMETER UserId
Group managed service account that runs the task: EXAMPLE\svc-sync$. Windows knows its password. For an ordinary account, use Register-ScheduledTask with -User and
-Password, as the README shows.
.PARAMETER At
Time of day. The task runs the next time that it is this time.
.PARAMETER TaskName
Name of the task. Default: "ad-user-sync export" or "ad-user-sync import".
.EXAMPLE
Register-AdsScheduledTask -Kind Import -LiteralPath C:\Sync\import-config.json -UserId 'EXAMPLE\svc-sync$' -At 03:00
.EXAMPLE
Register-AdsScheduledTask -Kind Export -LiteralPath C:\Sync\export-config.json -UserId 'EXAMPLE\svc-sync$' -At 01:00 -TaskName 'Staff export' -WhatIf
.INPUTS
System.IO.FileInfo: a config file, from Get-Item or Get-ChildItem.
.OUTPUTS
Microsoft.Management.Infrastructure.CimInstance: the task, as returned by Register-ScheduledTask.
#>
function Register-AdsScheduledTask {
    [CmdletBinding(SupportsShouldProcess = $true)]
    [OutputType('Microsoft.Management.Infrastructure.CimInstance')]
    param(
        [Parameter(Mandatory = $true, Position = 0)][ValidateSet('Export', 'Import')][string]$Kind,
        [Parameter(Mandatory = $true, Position = 1, ValueFromPipelineByPropertyName = $true)][Alias('PSPath')][string]$LiteralPath,
        [Parameter(Mandatory = $true)][ValidateNotNullOrEmpty()][string]$UserId,
        [datetime]$At = '03:00',
        [string]$TaskName
    )
    process {
        Use-AdsPreference -Cmdlet $PSCmdlet
        $verb = $Kind.ToLowerInvariant()
        $file = Resolve-AdsPath -Cmdlet $PSCmdlet -Path $LiteralPath
        # Otherwise nobody would hear of it before the night.
        if (-not [System.IO.File]::Exists($file)) {
            $PSCmdlet.ThrowTerminatingError((New-AdsError -ExitCode 2 -Message ($Strings.FileMissing -f $file) -Remedy $Strings.FileMissingRemedy -Target $file))
        }
        $name = if ($TaskName -ne '') { $TaskName } else { "ad-user-sync $verb" }
        $what = $Strings.RegisterTask -f $verb, $file, $At.ToString('HH:mm'), $UserId
        if (-not $PSCmdlet.ShouldProcess($name, $what)) { return }
        $tool = Get-AdsTool -Cmdlet $PSCmdlet
        $words = @(foreach ($word in $tool.First + @($verb, '--config', $file)) { ConvertTo-AdsArgument -Value $word })
        $folder = [System.IO.Path]::GetDirectoryName($file)
        # A time that has passed would be made up for within minutes: the import would run when nobody expects it.
        while ($At -lt [datetime]::Now) { $At = $At.AddDays(1) }
        # The cmdlets are of another module, which does not see what preferences are set here.
        try {
            $action = New-ScheduledTaskAction -Execute $tool.Program -Argument ([string]::Join(' ', $words)) -WorkingDirectory $folder -ErrorAction 'Stop'
            $trigger = New-ScheduledTaskTrigger -Daily -At $At -ErrorAction 'Stop'
            # The cmdlet writes it in UTC ("synchronize across time zones"), so that the task would run an hour earlier or later for half of the year. Without a zone it
            # is the local time (learn.microsoft.com/windows/win32/taskschd/trigger-startboundary).
            $trigger.StartBoundary = $At.ToString("yyyy-MM-dd'T'HH:mm:ss", [cultureinfo]::InvariantCulture)
            # After a night in which the computer was off, it runs in the morning (learn.microsoft.com/windows/win32/taskschd/tasksettings-startwhenavailable).
            $settings = New-ScheduledTaskSettingsSet -MultipleInstances 'IgnoreNew' -StartWhenAvailable -ErrorAction 'Stop'
            # A group managed service account: Windows knows its password.
            $principal = New-ScheduledTaskPrincipal -UserId $UserId -LogonType 'Password' -ErrorAction 'Stop'
            Register-ScheduledTask -TaskName $name -Action $action -Trigger $trigger -Settings $settings -Principal $principal -ErrorAction 'Stop'
        }
        catch {
            $message = $Strings.TaskNotRegistered -f $name, $_.Exception.Message
            $PSCmdlet.ThrowTerminatingError((New-AdsError -ExitCode 4 -Message $message -Remedy $Strings.TaskRemedy -Target $name))
        }
    }
}
