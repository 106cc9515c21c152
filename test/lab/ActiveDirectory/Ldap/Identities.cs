using System;
using System.Linq;
using Microsoft.ActiveDirectory.Management.Properties;
using LdapScope = System.DirectoryServices.Protocols.SearchScope;

namespace Microsoft.ActiveDirectory.Management.Ldap
{
    /// <summary>
    /// -Identity: a DN, GUID, SID or sAMAccountName (the last two for security principals only), never a UPN or a common name.
    /// </summary>
    internal static class Identities
    {
        /// <summary>The object that an identity means: exactly one read.</summary>
        public static RawEntry Resolve(LdapSession session, ObjectKind kind, ADObject identity, string partition, string[] attributes, bool deleted = false)
        {
            var root = Root(session, partition);
            var given = identity.DistinguishedName ?? (object)identity.ObjectGUID ?? identity.Identity
                ?? throw Errors.Argument("The identity has no distinguished name and no GUID.", "Identity");
            var target = Target(session, kind, given, root);
            if (target.Filter == null)
            {
                var entry = deleted
                    ? session.Search(target.Dn, LdapScope.Base, kind.Filter, attributes, 1, true).FirstOrDefault()
                    : session.Read(target.Dn, kind.Filter, attributes);
                return entry == null ? throw Errors.NoIdentity(given, root) : new RawEntry(entry, session);
            }
            var found = session.Search(root, LdapScope.Subtree, "(&" + kind.Filter + target.Filter + ")", attributes, deleted: deleted).Take(2).ToList();
            if (found.Count == 0) throw Errors.NoIdentity(given, root);
            if (found.Count > 1) throw new ADMultipleMatchingIdentitiesException($"Multiple objects matching the identity: '{given}' were found under: '{root}'.");
            return new RawEntry(found[0], session);
        }

        /// <summary>A DN (or Samba's and Windows's GUID form of one) to read, or a filter to search with.</summary>
        private static (string Dn, string Filter) Target(LdapSession session, ObjectKind kind, object given, string root)
        {
            var text = given.ToString();
            if (given is Guid guid || Guid.TryParse(text, out guid)) return ($"<GUID={guid}>", null);
            if (Dn.IsDn(text))
            {
                if (!session.NamingContexts.Any(context => Dn.IsBelowOrEqual(text, context)))
                    throw Errors.Argument("The supplied distinguishedName must belong to one of the following partition(s): '" + string.Join(" , ", session.NamingContexts) + "'.", "distinguishedName");
                return (Dn.Normal(text), null);
            }
            if (!kind.IsPrincipal || text.Length == 0) throw Errors.NoIdentity(given, root);
            if (given is SecurityIdentifier || SecurityIdentifier.IsSid(text))
                return (null, $"(objectSid={FilterText.Bytes(new SecurityIdentifier(text).Bytes)})");
            return (null, $"(sAMAccountName={FilterText.Escape(text)})");
        }

        public static string DnOf(this LdapSession session, SecurityIdentifier sid) =>
            session.Search(session.Base, LdapScope.Subtree, $"(objectSid={FilterText.Bytes(sid.Bytes)})", new[] { "objectClass" }).FirstOrDefault()?.DistinguishedName;

        public static string Root(LdapSession session, string partition)
        {
            if (string.IsNullOrEmpty(partition)) return session.Base;
            return session.NamingContexts.FirstOrDefault(context => Dn.Key(context) == Dn.Key(partition))
                ?? throw Errors.Argument("The supplied partition does not exist.", "Partition");
        }
    }
}
