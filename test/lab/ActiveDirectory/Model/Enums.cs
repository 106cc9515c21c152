using System;

namespace Microsoft.ActiveDirectory.Management
{
    public enum ADAuthType { Negotiate, Basic }
    public enum ADSearchScope { Base, OneLevel, Subtree }
    public enum ADGroupCategory { Distribution, Security }
    public enum ADGroupScope { DomainLocal, Global, Universal }
    public enum ADCurrentDomainType { LocalComputer, LoggedOnUser }
    public enum ADMinimumDirectoryServiceVersion { Windows2000 = 1, Windows2008, Windows2012, Windows2012R2 }
    public enum ADDiscoverableService { PrimaryDC = 1, GlobalCatalog = 2, KDC = 4, TimeService = 8, ReliableTimeService = 16, ADWS = 32 }

    [Flags]
    public enum ADKerberosEncryptionType { None = 0, DES = 3, RC4 = 4, AES128 = 8, AES256 = 16 }

    /// <summary>pwdProperties, [MS-ADTS] pwdProperties (DOMAIN_PASSWORD_COMPLEX, DOMAIN_PASSWORD_STORE_CLEARTEXT).</summary>
    [Flags]
    internal enum PasswordProperties { Complex = 1, StoreClearText = 16 }

    /// <summary>userAccountControl, [MS-ADTS] 2.2.16.</summary>
    [Flags]
    internal enum AccountControl
    {
        AccountDisable = 0x2, HomedirRequired = 0x8, PasswordNotRequired = 0x20, EncryptedTextPasswordAllowed = 0x80,
        NormalAccount = 0x200, PasswordNeverExpires = 0x10000, MnsLogonAccount = 0x20000, SmartcardRequired = 0x40000,
        TrustedForDelegation = 0x80000, NotDelegated = 0x100000, UseDesKeyOnly = 0x200000, DoesNotRequirePreAuth = 0x400000,
        PasswordExpired = 0x800000, TrustedToAuthForDelegation = 0x1000000,
    }
}
