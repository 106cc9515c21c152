<#
.SYNOPSIS
Writes a config file.
.DESCRIPTION
With -Setting, the file contains these parameters. Without it, "ad-user-sync init" asks for them at the console. Test-AdsConfiguration reports what is missing.
.PARAMETER Kind
Purpose of the config file: Export or Import.
.PARAMETER Path
File to write. Default: export-config.json or import-config.json in the current folder.
.PARAMETER Setting
Config parameters by name, in a hashtable or another dictionary. The README lists them.
.PARAMETER Force
Overwrite an existing file. Only with -Setting.
.EXAMPLE
New-AdsConfiguration -Kind Export
.EXAMPLE
New-AdsConfiguration -Kind Export -Path C:\Sync\export-config.json -Setting @{ export_file = 'C:\Sync\users.json'; user_path = 'OU=People,DC=a,DC=b'; group_path = 'OU=Groups,DC=a,DC=b' } -Force
.INPUTS
None.
.OUTPUTS
System.IO.FileInfo
#>
function New-AdsConfiguration {
    [CmdletBinding(SupportsShouldProcess = $true)]
    [OutputType([System.IO.FileInfo])]
    param(
        [Parameter(Mandatory = $true, Position = 0)][ValidateSet('Export', 'Import')][string]$Kind,
        [Parameter(Position = 1)][string]$Path,
        [System.Collections.IDictionary]$Setting,
        [switch]$Force
    )
    process {
        Use-AdsPreference -Cmdlet $PSCmdlet
        $name = $Kind.ToLowerInvariant()
        if ($Path -eq '') { $Path = "$name-config.json" }
        $file = Resolve-AdsPath -Cmdlet $PSCmdlet -Path $Path
        if (-not $PSCmdlet.ShouldProcess($file, $Strings.WriteConfig)) { return }
        if ($null -eq $Setting) {
            $run = Invoke-AdsTool -Cmdlet $PSCmdlet -Arguments @('init', $name, '--config', $file) -Console
            if ($run.ExitCode -ne 0) { Stop-AdsCommand -Cmdlet $PSCmdlet -Run $run -Target $file }
        }
        else {
            if ([System.IO.File]::Exists($file) -and -not $Force) {
                $record = New-AdsError -ExitCode 2 -Message ($Strings.FileExists -f $file) -Remedy $Strings.FileExistsRemedy -Target $file
                $PSCmdlet.ThrowTerminatingError($record)
            }
            $text = ConvertTo-Json -InputObject (ConvertTo-AdsPlain -Value $Setting) -Depth 5
            try { [System.IO.File]::WriteAllText($file, $text, [System.Text.UTF8Encoding]::new($false)) }
            catch {
                $message = $Strings.NotWritten -f $file, $_.Exception.GetBaseException().Message
                $PSCmdlet.ThrowTerminatingError((New-AdsError -ExitCode 2 -Message $message -Remedy $Strings.NotWrittenRemedy -Target $file))
            }
        }
        [System.IO.FileInfo]::new($file)
    }
}
