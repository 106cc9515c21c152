<#
.SYNOPSIS
Takes over accounts from elsewhere in the domain: {server, targetPath, items: [{guid, newName, replace}]} -> {dn}.
.DESCRIPTION
Attributes (the anchor) and name come first and the move last: an interrupted take-over never leaves a stranger among the managed users. A
move that is refused gives the old name back; an anchor means nothing outside the managed container.
#>
function Move-SyncUser {
    param($Parameters)
    $server = @{ Server = $Parameters.server }
    $targetPath = ConvertFrom-SyncValue -Value $Parameters.targetPath
    $users = Find-SyncUser -Server $server -Scope (Get-ADRootDSE @server).defaultNamingContext -Items $Parameters.items
    return Invoke-SyncBatch -Server $server -Items $Parameters.items -Users $users -Action {
        param($item, $identity, $user)
        $newName = ConvertFrom-SyncValue -Value $item.newName
        $renames = $user.Name -cne $newName
        $replace = ConvertFrom-SyncAttribute -Attributes $item.replace
        if ($replace.Count -gt 0) { Set-ADObject @server -Identity $identity -Replace $replace -Confirm:$false }
        if ($renames) { Rename-ADObject @server -Identity $identity -NewName $newName -Confirm:$false }
        try { $moved = Move-ADObject @server -Identity $identity -TargetPath $targetPath -PassThru -Confirm:$false }
        catch {
            if ($renames) { Rename-ADObject @server -Identity $identity -NewName $user.Name -Confirm:$false }
            throw
        }
        @{ dn = 's:' + $moved.DistinguishedName }
    }
}
