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
        private static byte[] Encode(SecureString password) => Encoding.Unicode.GetBytes("\"" + Reveal(password) + "\"");

        /// <summary>
        /// As SetPassword of the web service: a fault carries no Win32 code, and what is neither a weak password nor a missing right or a lost server is a
        /// general ADPasswordException. What it makes of a missing right is not known: here it stays what a modify answers.
        /// </summary>
        public static void Set(LdapSession session, string dn, SecureString password)
        {
            var change = new AttributeChanges(session.Schema);
            change.Set("unicodePwd", Encode(password));
            try { Writer.Modify(session, dn, change); }
            catch (ADPasswordComplexityException error) { throw Errors.SetPassword(error.ServerErrorMessage); }
            catch (ADException error) when (error is not ADServerDownException && error.ErrorCode != Errors.NoRights)
            {
                throw new ADPasswordException(error.Message, 0, error.ServerErrorMessage);
            }
        }

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
            if ((domain.Int("pwdProperties") & (int)PasswordProperties.Complex) != 0) throw Errors.SetPassword();
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
