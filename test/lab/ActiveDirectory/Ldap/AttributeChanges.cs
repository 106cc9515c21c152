using System;
using System.Collections;
using System.Collections.Generic;
using System.DirectoryServices.Protocols;
using System.Linq;
using System.Text;

namespace Microsoft.ActiveDirectory.Management.Ldap
{
    /// <summary>What one Set or New call changes: it all goes as one LDAP request.</summary>
    internal sealed class AttributeChanges
    {
        private readonly Schema schema;

        public AttributeChanges(Schema schema) => this.schema = schema;

        public List<DirectoryAttributeModification> Modifications { get; } = new();
        public bool IsEmpty => Modifications.Count == 0;

        /// <summary>The length of the longest text, in UTF-16 units; photos and the like are no texts.</summary>
        public int LongestText { get; private set; }

        /// <summary>What the values weigh in a message, in bytes.</summary>
        public long Size { get; private set; }

        private readonly HashSet<string> byParameter = new(StringComparer.OrdinalIgnoreCase);

        /// <summary>The value of a parameter: null clears.</summary>
        public void Set(string attribute, object value)
        {
            byParameter.Add(attribute);
            Put(attribute, value);
        }

        /// <summary>A value that nobody gave: it gives way to one that is there already.</summary>
        public void Default(string attribute, object value)
        {
            if (!Modifications.Any(change => change.Name.Equals(attribute, StringComparison.OrdinalIgnoreCase))) Put(attribute, value);
        }

        private void Put(string attribute, object value)
        {
            var change = Start(attribute, DirectoryAttributeOperation.Replace);
            var type = schema.Find(attribute);
            if (value is Array and not byte[]) foreach (var one in (Array)value) Add(change, Values.Encode(attribute, one, type));
            else if (value != null) Add(change, Values.Encode(attribute, value, type));
        }

        /// <summary>Documented order: Remove, Add, Replace, Clear.</summary>
        public void Take(Hashtable remove, Hashtable add, Hashtable replace, string[] clear)
        {
            Take(remove, DirectoryAttributeOperation.Delete);
            Take(add, DirectoryAttributeOperation.Add);
            Take(replace, DirectoryAttributeOperation.Replace);
            foreach (var name in clear ?? Array.Empty<string>()) StartCustom(schema.Find(name) ?? throw Errors.NoAttribute(name), DirectoryAttributeOperation.Replace);
        }

        public void Take(Hashtable values, DirectoryAttributeOperation operation)
        {
            foreach (DictionaryEntry pair in values ?? new Hashtable())
            {
                var name = pair.Key as string ?? throw Errors.Argument("The attribute name must be a string.", Convert.ToString(pair.Key));
                var type = schema.Find(name) ?? throw Errors.NoAttribute(name);
                var encoded = Values.Write(name, pair.Value, type);
                if (type.Single && encoded.Count > 1) throw Errors.SeveralForOne();
                var change = StartCustom(type, operation);
                foreach (var value in encoded) Add(change, value);
            }
        }

        /// <summary>The text this request gives to an attribute, or null.</summary>
        public string Text(string attribute)
        {
            var last = Modifications.LastOrDefault(change => change.Name.Equals(attribute, StringComparison.OrdinalIgnoreCase) && change.Operation != DirectoryAttributeOperation.Delete);
            return last is { Count: > 0 } ? (string)last.GetValues(typeof(string))[0] : null;
        }

        /// <summary>Whether a value is longer than the schema allows.</summary>
        public bool AnyTooLong(Dictionary<string, long> upper) => Modifications.Any(change =>
            upper.TryGetValue(change.Name, out var most) && ((string[])change.GetValues(typeof(string))).Any(value => value.Length > most));

        /// <summary>"CustomAttributeCollision": what a parameter gives must not be given as an attribute, too.</summary>
        private DirectoryAttributeModification StartCustom(AttributeType type, DirectoryAttributeOperation operation)
        {
            if (byParameter.Contains(type.Name)) throw Errors.Argument("The attribute is given by a parameter already.", type.Name);
            return Start(type.Name, operation);
        }

        private DirectoryAttributeModification Start(string attribute, DirectoryAttributeOperation operation)
        {
            var change = new DirectoryAttributeModification { Name = attribute, Operation = operation };
            Modifications.Add(change);
            return change;
        }

        private void Add(DirectoryAttributeModification change, object value)
        {
            if (value is string text) LongestText = Math.Max(LongestText, text.Length);
            var bytes = value as byte[] ?? Encoding.UTF8.GetBytes((string)value);
            Size += bytes.Length + WebServiceLimits.PerValue;
            change.Add(bytes);
        }
    }
}
