using System.Linq;
using System.Management.Automation;
using Microsoft.ActiveDirectory.Management.Ldap;
using Microsoft.ActiveDirectory.Management.Properties;

namespace Microsoft.ActiveDirectory.Management.Commands
{
    /// <summary>The cmdlets that change the one object that -Identity names: one read to find it, then the write.</summary>
    public abstract class IdentityWriter<T> : ADCmdlet where T : ADObject
    {
        [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)] [ValidateNotNull] public T Identity { get; set; }
        [Parameter] [ValidateNotNullOrEmpty] public string Partition { get; set; }

        internal override object Subject => Identity;
        internal static ObjectKind Kind => ObjectKind.Of(typeof(T));

        internal RawEntry Find(params string[] attributes) =>
            Identities.Resolve(Session, Kind, Identity, Partition, attributes.Append("objectClass").Append("objectGUID").ToArray());
    }

    /// <summary>The same, with -PassThru.</summary>
    public abstract class PassingWriter<T> : IdentityWriter<T> where T : ADObject
    {
        [Parameter] public SwitchParameter PassThru { get; set; }

        internal void Pass(RawEntry entry)
        {
            if (PassThru) WriteObject(Session.Reread(Kind, entry));
        }
    }

    internal static class Rereading
    {
        /// <summary>The object as it is now, with its default properties.</summary>
        public static ADObject Reread(this LdapSession session, ObjectKind kind, RawEntry entry) => session.Reread(kind, $"<GUID={entry.Guid("objectGUID")}>");

        public static ADObject Reread(this LdapSession session, ObjectKind kind, string dn)
        {
            var reader = new PropertyReader(kind, session.Schema, null, true);
            return reader.Make(new RawEntry(session.Read(dn, "(objectClass=*)", reader.Attributes), session));
        }
    }
}
