using System;
using System.Collections.Generic;
using System.DirectoryServices.Protocols;
using System.Linq;

namespace Microsoft.ActiveDirectory.Management.Ldap
{
    /// <summary>
    /// A modify of a group under the control that Microsoft's module always sends, "permissive modify": a present member may be added again, an absent
    /// one removed ([MS-ADTS] 3.1.1.3.4.1.8). Samba 4.17 does not keep to it for linked attributes: then what is done already is left out, unless the
    /// object is not there at all.
    /// </summary>
    internal static class GroupMembers
    {
        public static void Modify(LdapSession session, string dn, AttributeChanges changes)
        {
            try { Writer.Modify(session, dn, changes, permissive: true); }
            catch (ADException error) when (error.ErrorCode is 1377 or 1378 or 8202 or 8323)
            {
                var present = new RawEntry(session.Read(dn, "(objectClass=group)", new[] { "member" }, "check"), session).Texts("member").Select(Dn.Key).ToHashSet();
                foreach (var change in changes.Modifications.Where(IsMember).ToList()) LeaveOutWhatIsDone(session, changes, change, present);
                Writer.Modify(session, dn, changes, permissive: true, kind: "check");
            }
        }

        private static void LeaveOutWhatIsDone(LdapSession session, AttributeChanges changes, DirectoryAttributeModification change, HashSet<string> present)
        {
            var adds = change.Operation == DirectoryAttributeOperation.Add;
            if (!adds && change.Operation != DirectoryAttributeOperation.Delete) return;
            var members = (string[])change.GetValues(typeof(string));
            var left = members.Where(member => present.Contains(Dn.Key(member)) != adds).Distinct().ToArray();
            if (members.Any(member => !present.Contains(Dn.Key(member)) && session.Read(member, "(objectClass=*)", new[] { "objectClass" }, "check") == null)) throw Errors.NoObject();
            change.Clear();
            change.AddRange(left);
            if (left.Length == 0) changes.Modifications.Remove(change);
        }

        private static bool IsMember(DirectoryAttributeModification change) => change.Name.Equals("member", StringComparison.OrdinalIgnoreCase);
    }
}
