# The cmdlets of ad-user-sync. They decide nothing about Active Directory: each runs the tool, with JSON in and out.
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

foreach ($folder in 'Private', 'Public') {
    foreach ($file in [System.IO.Directory]::GetFiles([System.IO.Path]::Combine($PSScriptRoot, $folder), '*.ps1')) { . $file }
}

$script:PendingUsers = @()
# Completion: the users who wait for a decision, from the last answer of Get-AdsPendingApproval: Tab must not start an import.
Register-ArgumentCompleter -CommandName 'Approve-AdsApproval', 'Deny-AdsApproval' -ParameterName 'User' -ScriptBlock {
    param($commandName, $parameterName, $wordToComplete)
    foreach ($name in $script:PendingUsers) {
        $word = if ($name -match "[\s'`"]") { "'" + $name.Replace("'", "''") + "'" } else { $name }
        if ($name.StartsWith($wordToComplete.Trim("'", '"'), [StringComparison]::OrdinalIgnoreCase)) { [System.Management.Automation.CompletionResult]::new($word) }
    }
}
