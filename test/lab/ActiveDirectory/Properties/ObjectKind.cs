using System;
using System.Collections.Generic;
using System.Linq;

namespace Microsoft.ActiveDirectory.Management.Properties
{
    /// <summary>What the cmdlets of one class share: its filter, default properties, extended properties, kinds of identity.</summary>
    internal sealed class ObjectKind
    {
        private readonly Dictionary<string, ExtendedProperty> properties;

        public ObjectKind(string name, string filter, bool principal, Func<ADObject> create, string[] defaults, params IEnumerable<ExtendedProperty>[] tables)
        {
            Name = name;
            Filter = filter;
            IsPrincipal = principal;
            Create = create;
            Defaults = defaults;
            properties = tables.SelectMany(table => table).ToDictionary(one => one.Name, StringComparer.OrdinalIgnoreCase);
        }

        public string Name { get; }
        public string Filter { get; }
        public bool IsPrincipal { get; }
        public Func<ADObject> Create { get; }
        public string[] Defaults { get; }
        public IEnumerable<ExtendedProperty> All => properties.Values;
        public ExtendedProperty Find(string name) => properties.TryGetValue(name, out var found) ? found : null;

        private static readonly string[] Basic = { "DistinguishedName", "Name", "ObjectClass", "ObjectGUID" };

        public static readonly ObjectKind Object = new("ADObject", "(objectClass=*)", false, () => new ADObject(), Basic, Tables.Object);

        public static readonly ObjectKind Principal = new("ADPrincipal", "(objectSid=*)", true, () => new ADPrincipal(),
            Basic.Concat(new[] { "SamAccountName", "SID" }).ToArray(), Tables.Object, Tables.Principal);

        public static readonly ObjectKind Account = new("ADAccount",
            "(|(objectClass=user)(objectClass=msDS-ManagedServiceAccount)(objectClass=msDS-GroupManagedServiceAccount))", true, () => new ADAccount(),
            Basic.Concat(new[] { "SamAccountName", "SID", "UserPrincipalName", "Enabled" }).ToArray(), Tables.Object, Tables.Principal, Tables.Account);

        public static readonly ObjectKind User = new("ADUser", "(&(objectCategory=person)(objectClass=user))", true, () => new ADUser(),
            Basic.Concat(new[] { "Enabled", "GivenName", "SamAccountName", "SID", "Surname", "UserPrincipalName" }).ToArray(),
            Tables.Object, Tables.Principal, Tables.Account, Tables.User);

        public static readonly ObjectKind Group = new("ADGroup", "(objectClass=group)", true, () => new ADGroup(),
            Basic.Concat(new[] { "GroupCategory", "GroupScope", "SamAccountName", "SID" }).ToArray(), Tables.Object, Tables.Principal, Tables.Group);

        public static readonly ObjectKind Unit = new("ADOrganizationalUnit", "(objectClass=organizationalUnit)", false, () => new ADOrganizationalUnit(),
            Basic.Concat(new[] { "City", "Country", "LinkedGroupPolicyObjects", "ManagedBy", "PostalCode", "State", "StreetAddress" }).ToArray(),
            Tables.Object, Tables.Unit);

        public static ObjectKind Of(Type type) =>
            type == typeof(ADUser) ? User : type == typeof(ADGroup) ? Group : type == typeof(ADAccount) ? Account
            : type == typeof(ADPrincipal) ? Principal : type == typeof(ADOrganizationalUnit) ? Unit : Object;
    }
}
