# A run of the journal. Changes and decisions are those of one that was asked for; of many, there are counts.
function ConvertTo-AdsPastRun {
    param([object]$From, [string]$ConfigPath)
    $known = [ordered]@{
        Began       = ConvertTo-AdsTime -Time $From.began
        Ended       = ConvertTo-AdsTime -Time $From.ended
        Undoes      = Get-AdsValue -From $From -Name 'undoes'
        LiteralPath = $ConfigPath
    }
    $counts = Get-AdsValue -From $From -Name 'counts'
    if ($null -ne $counts) { $known['Counts'] = ConvertTo-AdsObject -From $counts -TypeName 'AdUserSync.Counts' -More ([ordered]@{}) }
    foreach ($pair in @(('changes', 'Changes'), ('decisions', 'Decisions'))) {
        $list = Get-AdsValue -From $From -Name $pair[0]
        if ($null -eq $list) { continue }
        $known[$pair[1]] = @(foreach ($one in $list) { ConvertTo-AdsRecord -From $one -TypeName "AdUserSync.Recorded$($pair[1].TrimEnd('s'))" -More ([ordered]@{}) })
    }
    ConvertTo-AdsObject -From $From -TypeName 'AdUserSync.Run' -More $known
}

# What happened to somebody: changes and decisions in their order.
function ConvertTo-AdsPersonEvent {
    param([object]$Answer)
    foreach ($person in $Answer.people) {
        foreach ($one in $person.events) { ConvertTo-AdsRecord -From $one -TypeName 'AdUserSync.PersonEvent' -More ([ordered]@{ Person = $person.name }) }
    }
}

# Keys that not every record has are $null in the others.
function ConvertTo-AdsRecord {
    param([object]$From, [string]$TypeName, [System.Collections.Specialized.OrderedDictionary]$More)
    $known = [ordered]@{ Time = ConvertTo-AdsTime -Time $From.time }
    foreach ($pair in @(('group', 'Group'), ('outcome', 'Outcome'), ('error', 'Error'))) { $known[$pair[1]] = Get-AdsValue -From $From -Name $pair[0] }
    foreach ($name in $More.Keys) { $known[$name] = $More[$name] }
    ConvertTo-AdsObject -From $From -TypeName $TypeName -More $known
}
