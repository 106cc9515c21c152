using System;
using System.DirectoryServices.Protocols;

namespace Microsoft.ActiveDirectory.Management.Ldap
{
    /// <summary>The writing requests; a refusal comes out as the exception that Microsoft's module throws.</summary>
    internal static class Writer
    {
        public static void Modify(LdapSession session, string dn, AttributeChanges changes, bool permissive = false, string kind = "modify")
        {
            if (changes.IsEmpty) return;
            var request = new ModifyRequest(dn);
            foreach (var change in changes.Modifications) request.Modifications.Add(change);
            if (permissive) request.Controls.Add(new PermissiveModifyControl());
            WithDaclOnly(request, changes);
            int? members = null;
            foreach (var change in changes.Modifications) if (change.Name.Equals("member", StringComparison.OrdinalIgnoreCase)) members = (members ?? 0) + change.Count;
            Send(session, request, kind, dn, changes, members);
        }

        public static void Add(LdapSession session, string dn, string objectClass, AttributeChanges changes)
        {
            var request = new AddRequest(dn, objectClass);
            foreach (var change in changes.Modifications)
            {
                if (change.Count == 0) continue;
                var attribute = new DirectoryAttribute { Name = change.Name };
                foreach (byte[] value in change.GetValues(typeof(byte[]))) attribute.Add(value);
                request.Attributes.Add(attribute);
            }
            Send(session, request, "add", dn, changes);
        }

        public static void Rename(LdapSession session, string dn, string parent, string rdn) =>
            Send(session, new ModifyDNRequest(dn, parent, rdn) { DeleteOldRdn = true }, "modifyDN", dn);

        public static void Delete(LdapSession session, string dn, bool tree, bool deleted)
        {
            var request = new DeleteRequest(dn);
            if (tree) request.Controls.Add(new TreeDeleteControl());
            if (deleted) request.Controls.Add(new ShowDeletedControl());
            Send(session, request, "delete", dn);
        }

        private static void Send(LdapSession session, DirectoryRequest request, string kind, string dn, AttributeChanges changes = null, int? members = null)
        {
            WebServiceLimits.CheckWrite(dn, changes);
            RequestLog.Write(kind, dn, members: members);
            Faults.Announce("before", kind, dn);
            try { session.Send(request); }
            catch (DirectoryOperationException error)
            {
                throw Errors.From(error, request, () => changes != null && changes.AnyTooLong(Schema.UpperRanges(session.Aggregate("extendedAttributeInfo"))));
            }
            finally { Faults.Announce("after", kind, dn); }
        }

        private static void WithDaclOnly(ModifyRequest request, AttributeChanges changes)
        {
            foreach (var change in changes.Modifications)
                if (change.Name == "nTSecurityDescriptor") { request.Controls.Add(new SecurityDescriptorFlagControl(SecurityMasks.Dacl)); return; }
        }
    }
}
