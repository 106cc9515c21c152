using System;
using System.Linq;
using Microsoft.ActiveDirectory.Management.Ldap;

namespace Microsoft.ActiveDirectory.Management.Checks
{
    /// <summary>What Windows refuses in names and Samba lets pass (lab-notes.md).</summary>
    internal static class NameRules
    {
        private const string Forbidden = "\"/\\[]:;|=,+*?<>@"; // [MS-SAMR] 3.1.1.6, and the documentation of sAMAccountName

        public static void AccountName(string name, bool user)
        {
            if (name.Length > (user ? 20 : 256) || name.Any(c => c < ' ' || (user && Forbidden.IndexOf(c) >= 0) || (!user && "\"/\\[]:;|=,+*?<>".IndexOf(c) >= 0))
                || name.All(c => c is '.' or ' ') || name.EndsWith('.')) throw Errors.BadAccountName();
        }

        /// <summary>
        /// The common name: 1 to 64 characters ([MS-ADA1] 2.110, rangeUpper of cn), counted as UTF-16 units as Windows does; no line feed, no NUL
        /// ([MS-ADTS] 3.1.1.5.1.2).
        /// </summary>
        public static void CommonName(string name)
        {
            if (string.IsNullOrEmpty(name)) throw Errors.Argument("The name must not be empty.", "Name");
            WebServiceLimits.CheckName(name);
            if (name.Contains('\0')) throw Errors.BadSyntax();
            if (name.Contains('\n')) throw Errors.NamingViolation();
            if (name.Length > 64) throw Errors.OutOfRange();
        }
    }
}
