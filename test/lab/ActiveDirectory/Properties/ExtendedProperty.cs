using System;
using Microsoft.ActiveDirectory.Management.Ldap;

namespace Microsoft.ActiveDirectory.Management.Properties
{
    /// <summary>
    /// A property that the module makes from attributes: its name, what it reads, how. `Attribute` is set where it is just
    /// another name of one attribute. Documented in TechNet wiki 12037 to 12099 ("Get-ADUser Default and Extended Properties", …).
    /// </summary>
    internal sealed record ExtendedProperty(string Name, string[] Reads, Func<RawEntry, object> Get, bool Multi = false, string Attribute = null)
    {
        /// <summary>Another name for an attribute; one value even where the schema allows several.</summary>
        public static ExtendedProperty Text(string name, string attribute = null) =>
            new(name, new[] { attribute ?? name }, entry => entry.Text(attribute ?? name), false, attribute ?? name);

        public static ExtendedProperty Texts(string name, string attribute = null) =>
            new(name, new[] { attribute ?? name }, entry => entry.Texts(attribute ?? name), true, attribute ?? name);

        public static ExtendedProperty Number(string name, string attribute) =>
            new(name, new[] { attribute }, entry => entry.Has(attribute) ? entry.Int(attribute) : null, false, attribute);

        public static ExtendedProperty Date(string name, string attribute) =>
            new(name, new[] { attribute }, entry => entry.Time(attribute), false, attribute);

        public static ExtendedProperty Typed(string name, string attribute, Func<RawEntry, object> get) => new(name, new[] { attribute }, get, false, attribute);

        public static ExtendedProperty Made(string name, Func<RawEntry, object> get, params string[] reads) => new(name, reads, get);

        public static ExtendedProperty Flag(string name, AccountControl flag, bool inverted = false) =>
            new(name, new[] { "userAccountControl", AccountFlags.Computed },
                entry => entry.Has("userAccountControl") ? (object)(((AccountFlags.Read(entry) & (int)flag) != 0) != inverted) : null);
    }
}
