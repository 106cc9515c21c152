using System;
using System.Collections.Generic;
using System.DirectoryServices.Protocols;
using System.Globalization;
using System.Text;

namespace Microsoft.ActiveDirectory.Management.Ldap
{
    /// <summary>A search result with its values read by type.</summary>
    internal sealed class RawEntry
    {
        private readonly SearchResultEntry entry;

        public RawEntry(SearchResultEntry entry, LdapSession session)
        {
            this.entry = entry;
            Session = session;
        }

        public LdapSession Session { get; }
        public string Dn => entry.DistinguishedName;
        public IEnumerable<string> Names { get { foreach (string name in entry.Attributes.AttributeNames) yield return name; } }
        public bool Has(string name) => entry.Attributes.Contains(name) && entry.Attributes[name].Count > 0;

        public byte[][] AllBytes(string name) => Has(name) ? (byte[][])entry.Attributes[name].GetValues(typeof(byte[])) : Array.Empty<byte[]>();
        public byte[] Bytes(string name) => Has(name) ? AllBytes(name)[0] : null;
        public string Text(string name) => Has(name) ? Encoding.UTF8.GetString(Bytes(name)) : null;
        public string[] Texts(string name) => Array.ConvertAll(AllBytes(name), Encoding.UTF8.GetString);
        public int Int(string name) => Has(name) ? int.Parse(Text(name), CultureInfo.InvariantCulture) : 0;
        public long Long(string name) => Has(name) ? long.Parse(Text(name), CultureInfo.InvariantCulture) : 0;
        public Guid Guid(string name) => new(Bytes(name));
        public SecurityIdentifier Sid(string name) => Has(name) ? new SecurityIdentifier(Bytes(name), 0) : null;

        /// <summary>A FILETIME as a local DateTime; 0 and the largest value mean none.</summary>
        public DateTime? Time(string name) => Long(name) is var ticks && ticks > 0 && ticks < DateTime.MaxValue.ToFileTimeUtc() ? DateTime.FromFileTimeUtc(ticks).ToLocalTime() : null;
    }
}
