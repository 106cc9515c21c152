<#
.SYNOPSIS
How often an account's state and its password were written, and when the state was written last, from its replPropertyMetaData: a hash table of
userAccountControl, unicodePwd and stateWritten, as 't:...'.
.DESCRIPTION
The directory keeps a version of each attribute, which grows with each write on whichever domain controller (dwVersion, MS-DRSR 5.11) and is
replicated. So a value that was changed and changed back shows. replPropertyMetaData is a header of 16 bytes, whose third number is the count, and
records of 48 bytes, which begin with the attribute's number, its version and the time of the write in seconds since 1601 (PROPERTY_META_DATA and
DSTIME in MS-DRSR, and drsblobs.idl of Samba). An attribute that was never written has no record: 0.
.OUTPUTS
$null where the object does not show it: the account that reads has no right to.
#>
function ConvertTo-SyncVersion {
    param($Object)
    $values = $Object['replPropertyMetaData']
    if ($null -eq $values -or $values.Count -eq 0) { return $null }
    $bytes = [byte[]]$values[0]
    # DRSUAPI_ATTID_userAccountControl and DRSUAPI_ATTID_unicodePwd in Samba's drsuapi.idl: 1.2.840.113556.1.4.8 and .90.
    $names = @{ 0x00090008 = 'userAccountControl'; 0x0009005A = 'unicodePwd' }
    $versions = @{ userAccountControl = [long]0; unicodePwd = [long]0 }
    $count = [System.BitConverter]::ToInt32($bytes, 8)
    for ($at = 16; $at -lt 16 + 48 * $count; $at += 48) {
        $name = $names[[System.BitConverter]::ToInt32($bytes, $at)]
        if ($null -eq $name) { continue }
        $versions[$name] = [long][System.BitConverter]::ToUInt32($bytes, $at + 4)
        if ($name -eq 'userAccountControl') {
            $versions['stateWritten'] = ConvertTo-SyncValue -Value ([datetime]::FromFileTimeUtc(10000000 * [System.BitConverter]::ToInt64($bytes, $at + 8)))
        }
    }
    return $versions
}
