# The cmdlets of ad-user-sync. They decide nothing about Active Directory: each runs the tool, with JSON in and out.
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

# English is for every culture without a folder of its own. -BaseDirectory takes wildcards, and a folder may have brackets in its name.
$Strings = $null
$base = [System.Management.Automation.WildcardPattern]::Escape($PSScriptRoot)
Import-LocalizedData -BindingVariable 'Strings' -FileName 'Strings.psd1' -BaseDirectory $base -ErrorAction SilentlyContinue
if ($null -eq $Strings) { Import-LocalizedData -BindingVariable 'Strings' -FileName 'Strings.psd1' -BaseDirectory $base -UICulture 'en-US' }

foreach ($folder in 'Private', 'Public') {
    foreach ($file in [System.IO.Directory]::GetFiles([System.IO.Path]::Combine($PSScriptRoot, $folder), '*.ps1')) { . $file }
}

$completed = @{
    User   = 'Approve-AdsApproval', 'Deny-AdsApproval', 'Get-AdsPendingApproval', 'Remove-AdsRejection', 'Get-AdsHistory', 'Get-AdsExplanation'
    Group  = 'Approve-AdsApproval', 'Deny-AdsApproval'
    Run    = 'Get-AdsHistory', 'Undo-AdsImport'
    FailOn = 'Get-AdsStatus'
}
foreach ($kind in $completed.Keys) {
    Register-ArgumentCompleter -CommandName $completed[$kind] -ParameterName $kind -ScriptBlock {
        param($commandName, $parameterName, $wordToComplete)
        Get-AdsCompletion -Kind $parameterName -Word $wordToComplete
    }
}
