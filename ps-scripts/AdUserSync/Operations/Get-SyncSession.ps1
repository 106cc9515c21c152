<#
.SYNOPSIS
Answers, which shows that requests arrive: {}. Neither the ActiveDirectory module nor a domain controller is asked.
#>
function Get-SyncSession {
    return '{}'
}
