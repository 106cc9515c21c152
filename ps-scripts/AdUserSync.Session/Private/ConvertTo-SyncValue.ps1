<#
.SYNOPSIS
One attribute value as a tagged string (the table is in src/core/values/value.ts).
#>
function ConvertTo-SyncValue {
    param($Value)
    if ($Value -is [string]) { return 's:' + $Value }
    if ($Value -is [int]) { return 'i:' + [string]$Value }
    if ($Value -is [long]) { return 'l:' + [string]$Value }
    if ($Value -is [bool]) { return 'b:' + ([string]$Value).ToLowerInvariant() }
    if ($Value -is [byte[]]) { return 'x:' + [Convert]::ToBase64String($Value) }
    if ($Value -is [guid]) { return 'g:' + [string]$Value }
    if ($Value -is [datetime]) {
        # The module gives local times; a JSON reader never sees them.
        return 't:' + $Value.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", [cultureinfo]::InvariantCulture)
    }
    # By name: SecurityIdentifier has no working type outside Windows.
    if ($Value.GetType().Name -eq 'SecurityIdentifier') { return 'd:' + [string]$Value }
    # nTSecurityDescriptor is an ActiveDirectorySecurity object.
    if ($null -ne $Value.PSObject.Methods['GetSecurityDescriptorBinaryForm']) {
        return 'x:' + [Convert]::ToBase64String($Value.GetSecurityDescriptorBinaryForm())
    }
    return 's:' + [string]$Value
}
