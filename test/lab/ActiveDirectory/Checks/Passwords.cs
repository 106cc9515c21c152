using System;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security;
using System.Text;
using Microsoft.ActiveDirectory.Management.Ldap;

namespace Microsoft.ActiveDirectory.Management.Checks
{
    internal static class Passwords
    {
        private const int UnicodePwd = 0x9005A, SupplementalCredentials = 0x9007D; // attributeID, as in replPropertyMetaData

        /// <summary>unicodePwd: the quoted password in UTF-16LE ([MS-ADTS] 3.1.1.3.1.5).</summary>
        public static byte[] Encode(SecureString password) => Encoding.Unicode.GetBytes("\"" + Reveal(password) + "\"");

        /// <summary>
        /// "Password must meet complexity requirements": not the account name, nor a part of the display name, of three or more
        /// characters. Samba does not look at the display name, and at the account name only in some versions.
        /// </summary>
        public static void RefuseNames(LdapSession session, SecureString password, string samAccountName, string displayName)
        {
            var text = Reveal(password);
            bool Has(string part) => part is { Length: >= 3 } && text.Contains(part, StringComparison.OrdinalIgnoreCase);
            var parts = (displayName ?? "").Split(new[] { ',', '.', '-', '_', ' ', '#', '\t' });
            if (!Has(samAccountName) && !parts.Any(Has)) return;
            var domain = new RawEntry(session.Read(session.Base, "(objectClass=*)", new[] { "pwdProperties" }, "check"), session);
            if ((domain.Int("pwdProperties") & (int)PasswordProperties.Complex) != 0) throw Errors.Password();
        }

        /// <summary>
        /// Whether a password was ever set. The password attributes cannot be read, but replPropertyMetaData ([MS-DRSR] 5.164: a header of
        /// 16 bytes, entries of 48) names them: supplementalCredentials has an entry once a password was set, and unicodePwd a second version.
        /// </summary>
        public static bool WasSet(RawEntry account)
        {
            var blob = account.Bytes("replPropertyMetaData");
            if (blob == null) return account.Long("pwdLastSet") != 0; // no right to read it
            for (var i = 0; i < BitConverter.ToInt32(blob, 8); i++)
            {
                var attribute = BitConverter.ToInt32(blob, 16 + 48 * i);
                if (attribute == SupplementalCredentials || (attribute == UnicodePwd && BitConverter.ToInt32(blob, 20 + 48 * i) > 1)) return true;
            }
            return false;
        }

        private static string Reveal(SecureString password)
        {
            var pointer = Marshal.SecureStringToGlobalAllocUnicode(password);
            try { return Marshal.PtrToStringUni(pointer); }
            finally { Marshal.ZeroFreeGlobalAllocUnicode(pointer); }
        }
    }
}
