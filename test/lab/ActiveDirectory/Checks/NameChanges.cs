using System;
using System.Linq;
using Microsoft.ActiveDirectory.Management.Ldap;

namespace Microsoft.ActiveDirectory.Management.Checks
{
    /// <summary>The name rules for a modify: only when it sets an account name or a UPN.</summary>
    internal static class NameChanges
    {
        public static void Check(LdapSession session, RawEntry entry, AttributeChanges changes)
        {
            var account = changes.Text("sAMAccountName");
            var principal = changes.Text("userPrincipalName");
            if (account == null && principal == null) return;
            var classes = entry.Texts("objectClass");
            if (account != null && !classes.Contains("computer")) NameRules.AccountName(account, classes.Contains("user"));
            session.Names.Check(account, principal, null, null, entry.Guid("objectGUID"));
        }
    }
}
