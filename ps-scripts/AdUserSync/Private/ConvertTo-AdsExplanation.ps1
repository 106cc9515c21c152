# `explain`: an object for each person that the name is of, of the type of its side.
function ConvertTo-AdsExplanation {
    param([object]$Answer, [string]$ConfigPath)
    foreach ($person in $Answer.people) {
        if ($Answer.side -eq 'source') { ConvertTo-AdsSourceExplanation -From $person -ConfigPath $ConfigPath }
        else { ConvertTo-AdsTargetExplanation -From $person -UsersFile $Answer.users_file -ConfigPath $ConfigPath }
    }
}

function ConvertTo-AdsSourceExplanation {
    param([object]$From, [string]$ConfigPath)
    return [pscustomobject]@{
        PSTypeName        = 'AdUserSync.SourceExplanation'
        User              = $From.cn
        Account           = $From.account
        DistinguishedName = $From.dn
        Guid              = $From.guid
        Enabled           = -not $From.disabled
        Exported          = $From.exported
        Why               = $From.why
        Groups            = @(ConvertTo-AdsObjectList -From $From.groups -TypeName 'AdUserSync.SourceGroup')
        LiteralPath       = $ConfigPath
    }
}

# An account's properties are $null where there is none yet.
function ConvertTo-AdsTargetExplanation {
    param([object]$From, [object]$UsersFile, [string]$ConfigPath)
    $next = $From.next_import
    $account = Get-AdsValue -From $From.target -Name 'account'
    if ($null -eq $account) { $account = Get-AdsValue -From $From.file -Name 'account' }
    $time = [ordered]@{ Timestamp = ConvertTo-AdsTime -Time $UsersFile.timestamp }
    return [pscustomobject]@{
        PSTypeName        = 'AdUserSync.Explanation'
        User              = $From.user
        Account           = $account
        DistinguishedName = Get-AdsValue -From $From.target -Name 'dn'
        Guid              = Get-AdsValue -From $From.target -Name 'guid'
        Enabled           = Get-AdsValue -From $From.target -Name 'enabled'
        Expires           = ConvertTo-AdsTime -Time (Get-AdsValue -From $From.target -Name 'expires')
        Evidence          = $From.evidence
        DisabledBecause   = $From.disabled
        File              = if ($null -ne $From.file) { ConvertTo-AdsObject -From $From.file -TypeName 'AdUserSync.FilePerson' -More ([ordered]@{}) } else { $null }
        Groups            = @(ConvertTo-AdsObjectList -From $From.groups -TypeName 'AdUserSync.GroupState')
        Approvals         = @(foreach ($one in $From.approvals) { ConvertTo-AdsQuestion -From $one -User $From.user -ConfigPath $ConfigPath })
        NextActions       = @(ConvertTo-AdsObjectList -From (Get-AdsValue -From $next -Name 'actions') -TypeName 'AdUserSync.PlannedAction')
        NextFailures      = @(ConvertTo-AdsObjectList -From (Get-AdsValue -From $next -Name 'failures') -TypeName 'AdUserSync.PlannedFailure')
        UsersFile         = ConvertTo-AdsObject -From $UsersFile -TypeName 'AdUserSync.UsersFile' -More $time
        LiteralPath       = $ConfigPath
    }
}
