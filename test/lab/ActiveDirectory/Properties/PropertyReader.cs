using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.ActiveDirectory.Management.Ldap;

namespace Microsoft.ActiveDirectory.Management.Properties
{
    /// <summary>-Properties: which attributes to ask for, and the object made of the answer.</summary>
    internal sealed class PropertyReader
    {
        // [MS-ADTS] 3.1.1.4.5.19 to 21: constructed attributes that only a base search gives.
        private static readonly string[] BaseOnly = { "tokenGroups", "tokenGroupsGlobalAndUniversal", "tokenGroupsNoGCAcceptable" };

        private readonly ObjectKind kind;
        private readonly Schema schema;
        private readonly bool all;
        private readonly List<ExtendedProperty> extended = new();
        private readonly Dictionary<string, AttributeType> plain = new(StringComparer.OrdinalIgnoreCase);

        public PropertyReader(ObjectKind kind, Schema schema, string[] requested, bool baseSearch)
        {
            this.kind = kind;
            this.schema = schema;
            foreach (var name in kind.Defaults) extended.Add(kind.Find(name));
            foreach (var name in requested ?? Array.Empty<string>())
            {
                if (name == "*") { all = true; extended.Clear(); extended.AddRange(kind.All); continue; }
                if (kind.Find(name) is { } known) { if (!extended.Contains(known)) extended.Add(known); continue; }
                var type = schema.Find(name ?? "") ?? throw Errors.BadProperty(name);
                if (!baseSearch && BaseOnly.Contains(type.Name, StringComparer.OrdinalIgnoreCase))
                    throw new ADException("An operations error occurred", 8224, type.Name + " needs a search of scope Base");
                plain[type.Name] = type;
            }
        }

        public string[] Attributes
        {
            get
            {
                var names = new HashSet<string>(extended.SelectMany(one => one.Reads), StringComparer.OrdinalIgnoreCase);
                names.UnionWith(plain.Keys);
                if (all) names.Add("*");
                names.Add("objectClass");
                return names.ToArray();
            }
        }

        public ADObject Make(RawEntry entry)
        {
            var made = kind.Create();
            foreach (var one in extended) made.Load(one.Name, new ADPropertyValueCollection(one.Get(entry)) { IsMultiValued = one.Multi });
            foreach (var name in entry.Names)
            {
                var bare = name.Split(';')[0];
                if (!entry.Has(name) || made.Contains(bare) || !(all || plain.ContainsKey(bare))) continue;
                made.Load(schema.Find(bare)?.Name ?? bare, Values.Read(entry, name, schema.Find(bare)));
            }
            return made;
        }
    }
}
