using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.ActiveDirectory.Management.Ldap;
using LdapScope = System.DirectoryServices.Protocols.SearchScope;

namespace Microsoft.ActiveDirectory.Management.Checks
{
    /// <summary>
    /// The names in use, folded. Samba compares accents, Windows does not, and no LDAP filter can: so the domain's names are read
    /// once a connection, and what changed since (by uSNChanged) before each check. A hit is confirmed by reading its object.
    /// </summary>
    internal sealed class NameIndex
    {
        private static readonly string[] Attributes = { "sAMAccountName", "userPrincipalName", "name", "uSNChanged", "objectGUID" };
        private readonly LdapSession session;
        private readonly Dictionary<string, HashSet<Guid>> holders = new();
        private long seen;

        public NameIndex(LdapSession session) => this.session = session;

        public void Check(string samAccountName, string userPrincipalName, string parent, string rdnValue, Guid own)
        {
            Refresh();
            if (samAccountName != null && IsHeld("S" + Fold.Name(samAccountName), own)) throw Errors.AccountExists();
            if (userPrincipalName != null && IsHeld("U" + Fold.Name(userPrincipalName), own)) throw Errors.UpnInUse();
            if (rdnValue != null && IsHeld(RdnKey(parent, rdnValue), own)) throw Errors.NameInUse();
        }

        private bool IsHeld(string key, Guid own)
        {
            if (!holders.TryGetValue(key, out var guids)) return false;
            foreach (var guid in guids)
            {
                if (guid == own) continue;
                var entry = session.Read($"<GUID={guid}>", "(objectClass=*)", Attributes, "check");
                if (entry != null && Keys(new RawEntry(entry, session)).Contains(key)) return true;
            }
            return false;
        }

        private void Refresh()
        {
            foreach (var entry in session.Search(session.Base, LdapScope.Subtree, $"(uSNChanged>={seen + 1})", Attributes, LdapSession.LargestPage, kind: "check"))
            {
                var raw = new RawEntry(entry, session);
                seen = Math.Max(seen, raw.Long("uSNChanged"));
                foreach (var key in Keys(raw))
                {
                    if (!holders.TryGetValue(key, out var guids)) holders[key] = guids = new HashSet<Guid>();
                    guids.Add(raw.Guid("objectGUID"));
                }
            }
        }

        private static IEnumerable<string> Keys(RawEntry entry)
        {
            if (entry.Has("sAMAccountName")) yield return "S" + Fold.Name(entry.Text("sAMAccountName"));
            if (entry.Has("userPrincipalName")) yield return "U" + Fold.Name(entry.Text("userPrincipalName"));
            if (Dn.Split(entry.Dn).Count > 1) yield return RdnKey(Dn.Parent(entry.Dn), Dn.RdnValue(Dn.Rdn(entry.Dn)));
        }

        private static string RdnKey(string parent, string value) => "R" + Fold.Name(value) + "\n" + Dn.Key(parent);
    }
}
