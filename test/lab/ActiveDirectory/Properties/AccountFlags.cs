using System.Collections.Generic;
using System.Linq;
using Microsoft.ActiveDirectory.Management.Ldap;

namespace Microsoft.ActiveDirectory.Management.Properties
{
    /// <summary>The Boolean parameters and properties that are bits of userAccountControl ("Enabled" is the inverse of one).</summary>
    internal static class AccountFlags
    {
        public static readonly (string Name, AccountControl Flag)[] Table =
        {
            ("AccountNotDelegated", AccountControl.NotDelegated), ("AllowReversiblePasswordEncryption", AccountControl.EncryptedTextPasswordAllowed),
            ("DoesNotRequirePreAuth", AccountControl.DoesNotRequirePreAuth), ("HomedirRequired", AccountControl.HomedirRequired),
            ("MNSLogonAccount", AccountControl.MnsLogonAccount), ("PasswordNeverExpires", AccountControl.PasswordNeverExpires),
            ("PasswordNotRequired", AccountControl.PasswordNotRequired), ("SmartcardLogonRequired", AccountControl.SmartcardRequired),
            ("TrustedForDelegation", AccountControl.TrustedForDelegation), ("TrustedToAuthForDelegation", AccountControl.TrustedToAuthForDelegation),
            ("UseDESKeyOnly", AccountControl.UseDesKeyOnly),
        };

        public const string Computed = "msDS-User-Account-Control-Computed";

        /// <summary>Microsoft's module takes the stored flags and the computed ones (locked out, password expired) together, in writes too.</summary>
        public static int Read(RawEntry entry) => entry.Int("userAccountControl") | entry.Int(Computed);

        public static AccountControl Find(string name) => Table.First(pair => pair.Name == name).Flag;

        /// <summary>The value with what the bound parameters say.</summary>
        public static int Apply(int value, IDictionary<string, object> bound)
        {
            foreach (var (name, flag) in Table)
                if (bound.TryGetValue(name, out var wanted) && wanted is bool on) value = on ? value | (int)flag : value & ~(int)flag;
            if (bound.TryGetValue("Enabled", out var enabled) && enabled is bool active)
                value = active ? value & ~(int)AccountControl.AccountDisable : value | (int)AccountControl.AccountDisable;
            return value;
        }
    }
}
