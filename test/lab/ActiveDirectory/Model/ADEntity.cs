using System;
using System.Collections;
using System.Collections.Generic;

namespace Microsoft.ActiveDirectory.Management
{
    /// <summary>
    /// A set of named properties, without regard to case. `$entity['name']` never throws; `$entity.name` goes through
    /// <see cref="ADEntityAdapter"/>. An LDAP attribute that was asked for and has no value is not in the set; default and
    /// extended properties always are (TechNet wiki 12031, "Active Directory PowerShell AD Module Properties").
    /// </summary>
    public class ADEntity
    {
        private readonly SortedDictionary<string, ADPropertyValueCollection> properties = new(StringComparer.OrdinalIgnoreCase);
        private readonly HashSet<string> replaced = new(StringComparer.OrdinalIgnoreCase);

        public ICollection PropertyNames => properties.Keys;
        public int PropertyCount => properties.Count;
        public ICollection AddedProperties => Array.Empty<string>();
        public ICollection RemovedProperties => Array.Empty<string>();
        public ICollection ModifiedProperties => new List<string>(Changed());

        public ADPropertyValueCollection this[string propertyName]
        {
            get => properties.TryGetValue(propertyName, out var values) ? values : new ADPropertyValueCollection();
            set { properties[propertyName] = value ?? new ADPropertyValueCollection(); replaced.Add(propertyName); }
        }

        public bool Contains(string propertyName) => properties.ContainsKey(propertyName);

        internal void Load(string name, ADPropertyValueCollection values) => properties[name] = values;

        internal void Load(string name, object value) => properties[name] = new ADPropertyValueCollection(value);

        /// <summary>Sets from `$object.name = value`.</summary>
        internal void Assign(string name, object value)
        {
            var multi = properties.TryGetValue(name, out var old) && old.IsMultiValued;
            properties[name] = new ADPropertyValueCollection(value) { IsMultiValued = multi };
            replaced.Add(name);
        }

        /// <summary>What -Instance writes back: the properties that were changed since they were read.</summary>
        internal IEnumerable<string> Changed()
        {
            foreach (var pair in properties) if (replaced.Contains(pair.Key) || pair.Value.IsChanged) yield return pair.Key;
        }

        protected string Text(string name) => this[name].Value as string;

        public override string ToString() => Text("DistinguishedName") ?? GetType().FullName;
    }
}
