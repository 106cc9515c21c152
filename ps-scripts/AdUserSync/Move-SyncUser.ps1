<#
.SYNOPSIS
Takes over accounts from elsewhere in the domain: {server, targetPath, items: [{guid, newName}]} -> {dn}.
.DESCRIPTION
The name comes first and the move last: once an account is below the managed container it has the name it is known by there, and an
interruption leaves it outside, where nothing else will touch it. A move that is refused gives the old name back.
#>
function Move-SyncUser {
    param($Parameters)
    $server = @{ Server = $Parameters.server }
    $targetPath = ConvertFrom-SyncValue -Value $Parameters.targetPath
    $users = Find-SyncUser -Server $server -Scope (Get-ADRootDSE @server).defaultNamingContext -Items $Parameters.items
    return Invoke-SyncBatch -Items $Parameters.items -Users $users -Action {
        param($item, $identity, $user)
        $newName = ConvertFrom-SyncValue -Value $item.newName
        $renames = $user.Name -cne $newName
        if ($renames) { Rename-ADObject @server -Identity $identity -NewName $newName -Confirm:$false }
        try { $moved = Move-ADObject @server -Identity $identity -TargetPath $targetPath -PassThru -Confirm:$false }
        catch {
            if ($renames) { Rename-ADObject @server -Identity $identity -NewName $user.Name -Confirm:$false }
            throw
        }
        @{ dn = 's:' + $moved.DistinguishedName }
    }
}
