@{
    # Error code of the directory -> failure category. Names and numbers: System Error Codes, learn.microsoft.com/windows/win32/debug.
    # What Samba answers where Windows answers something else is here too: see "constraint" (8239 for a duplicate userPrincipalName, too).
    Codes = @{
        5    = 'access-denied'   # ERROR_ACCESS_DENIED
        8344 = 'access-denied'   # ERROR_DS_INSUFF_ACCESS_RIGHTS
        1316 = 'conflict'        # ERROR_USER_EXISTS: sAMAccountName
        1318 = 'conflict'        # ERROR_GROUP_EXISTS: sAMAccountName
        8305 = 'conflict'        # ERROR_DS_OBJ_STRING_NAME_EXISTS: common name
        8647 = 'conflict'        # ERROR_DS_SPN_VALUE_NOT_UNIQUE_IN_FOREST
        8648 = 'conflict'        # ERROR_DS_UPN_VALUE_NOT_UNIQUE_IN_FOREST
        1317 = 'not-found'       # ERROR_NO_SUCH_USER
        1319 = 'not-found'       # ERROR_NO_SUCH_GROUP
        8240 = 'not-found'       # ERROR_DS_NO_SUCH_OBJECT
        8329 = 'not-found'       # ERROR_DS_NO_PARENT_OBJECT
        8333 = 'not-found'       # ERROR_DS_OBJ_NOT_FOUND
        1324 = 'password-policy' # ERROR_ILL_FORMED_PASSWORD
        1325 = 'password-policy' # ERROR_PASSWORD_RESTRICTION
        2245 = 'password-policy' # NERR_PasswordTooShort
        1374 = 'constraint'      # ERROR_MEMBERS_PRIMARY_GROUP
        8202 = 'constraint'      # ERROR_DS_NO_ATTRIBUTE_OR_VALUE
        1315 = 'constraint'      # ERROR_INVALID_ACCOUNT_NAME
        8228 = 'constraint'      # ERROR_DS_ADMIN_LIMIT_EXCEEDED: too many values
        8203 = 'constraint'      # ERROR_DS_INVALID_ATTRIBUTE_SYNTAX
        8204 = 'constraint'      # ERROR_DS_ATTRIBUTE_TYPE_UNDEFINED
        8205 = 'constraint'      # ERROR_DS_ATTRIBUTE_OR_VALUE_EXISTS
        8212 = 'constraint'      # ERROR_DS_OBJ_CLASS_VIOLATION
        8239 = 'constraint'      # ERROR_DS_CONSTRAINT_VIOLATION
        8242 = 'constraint'      # ERROR_DS_INVALID_DN_SYNTAX
        8245 = 'constraint'      # ERROR_DS_UNWILLING_TO_PERFORM
        8247 = 'constraint'      # ERROR_DS_NAMING_VIOLATION
        8254 = 'constraint'      # ERROR_DS_FILTER_UNKNOWN
        8303 = 'constraint'      # ERROR_DS_ATT_NOT_DEF_IN_SCHEMA
        8311 = 'constraint'      # ERROR_DS_ILLEGAL_MOD_OPERATION
        8317 = 'constraint'      # ERROR_DS_ATT_NOT_DEF_FOR_CLASS
        8321 = 'constraint'      # ERROR_DS_SINGLE_VALUE_CONSTRAINT
        8322 = 'constraint'      # ERROR_DS_RANGE_CONSTRAINT
        8335 = 'constraint'      # ERROR_DS_BAD_NAME_SYNTAX
        8349 = 'constraint'      # ERROR_DS_NAME_VALUE_TOO_LONG
        8373 = 'constraint'      # ERROR_DS_NAME_REFERENCE_INVALID: a DN that names nobody
        58   = 'unavailable'     # ERROR_BAD_NET_RESP
        1311 = 'unavailable'     # ERROR_NO_LOGON_SERVERS
        1355 = 'unavailable'     # ERROR_NO_SUCH_DOMAIN
        1722 = 'unavailable'     # RPC_S_SERVER_UNAVAILABLE
        8206 = 'unavailable'     # ERROR_DS_BUSY
        8207 = 'unavailable'     # ERROR_DS_UNAVAILABLE
        8250 = 'unavailable'     # ERROR_DS_SERVER_DOWN
    }

    # Exception type -> failure category. Types: learn.microsoft.com/dotnet/api/microsoft.activedirectory.management
    Types = @{
        'Microsoft.ActiveDirectory.Management.ADIdentityAlreadyExistsException'  = 'conflict'
        'Microsoft.ActiveDirectory.Management.ADIdentityNotFoundException'       = 'not-found'
        'Microsoft.ActiveDirectory.Management.ADPasswordComplexityException'     = 'password-policy'
        'Microsoft.ActiveDirectory.Management.ADInvalidPasswordException'        = 'password-policy'
        'Microsoft.ActiveDirectory.Management.ADIllegalModifyOperationException' = 'constraint'
        'Microsoft.ActiveDirectory.Management.ADInvalidOperationException'       = 'constraint'
        'Microsoft.ActiveDirectory.Management.ADServerDownException'             = 'unavailable'
        'System.ArgumentException'                                               = 'constraint'
        'System.UnauthorizedAccessException'                                     = 'access-denied'
        'System.Security.SecurityException'                                      = 'access-denied'
        'System.Security.Authentication.AuthenticationException'                 = 'access-denied'
        'System.TimeoutException'                                                = 'unavailable'
        'System.ServiceModel.CommunicationException'                             = 'unavailable'
        'System.ServiceModel.EndpointNotFoundException'                          = 'unavailable'
    }
}
