<#
.SYNOPSIS
Creates users, each in one call, disabled and without password: {server, scope, items: [{name, path, attributes}]} -> {guid, dn}.
.DESCRIPTION
sAMAccountName and userPrincipalName are always among the attributes. The cmdlet escapes the name for the distinguished name itself.
#>
function New-SyncUser {
    param($Parameters)
    $server = @{ Server = $Parameters.server }
    $scope = ConvertFrom-SyncValue -Value $Parameters.scope
    $containers = @{}
    return Invoke-SyncBatch -Server $server -Items $Parameters.items -Action {
        param($item)
        $path = ConvertFrom-SyncValue -Value $item.path
        if (-not $containers.ContainsKey($path)) { $containers[$path] = Test-SyncContainer -Server $server -Scope $scope -Path $path }
        if (-not $containers[$path]) {
            throw (New-SyncException -Category 'out-of-scope' -Message "The container '$path' is not the managed container, nor below it.")
        }
        $attributes = ConvertFrom-SyncAttribute -Attributes $item.attributes
        $accountName = $attributes['sAMAccountName']
        $principalName = $attributes['userPrincipalName']
        $attributes.Remove('sAMAccountName')
        $attributes.Remove('userPrincipalName')
        $user = New-ADUser @server -Name (ConvertFrom-SyncValue -Value $item.name) -Path $path -SamAccountName $accountName `
            -UserPrincipalName $principalName -Enabled $false -OtherAttributes $attributes -PassThru -Confirm:$false
        @{ guid = 'g:' + $user.ObjectGUID; dn = 's:' + $user.DistinguishedName }
    }
}
