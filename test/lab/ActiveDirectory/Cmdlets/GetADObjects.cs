using System;
using System.Linq;
using System.Management.Automation;
using Microsoft.ActiveDirectory.Management.Filter;
using Microsoft.ActiveDirectory.Management.Ldap;
using Microsoft.ActiveDirectory.Management.Properties;
using LdapScope = System.DirectoryServices.Protocols.SearchScope;

namespace Microsoft.ActiveDirectory.Management.Commands
{
    /// <summary>The reading cmdlets: by identity, by -Filter, by -LDAPFilter.</summary>
    public abstract class GetADObjects<T> : ADCmdlet where T : ADObject
    {
        [Parameter(Mandatory = true, ParameterSetName = "Filter")] [ValidateNotNullOrEmpty] public string Filter { get; set; }
        [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = "Identity")] [ValidateNotNull] public T Identity { get; set; }
        [Parameter(Mandatory = true, ParameterSetName = "LdapFilter")] [ValidateNotNullOrEmpty] public string LDAPFilter { get; set; }
        [Parameter(ParameterSetName = "Identity")] [ValidateNotNullOrEmpty] public string Partition { get; set; }
        [Parameter] [Alias("Property")] [ValidateNotNullOrEmpty] public string[] Properties { get; set; }
        [Parameter(ParameterSetName = "Filter")] [Parameter(ParameterSetName = "LdapFilter")] [ValidateRange(1, int.MaxValue)] public int ResultPageSize { get; set; } = 256;
        [Parameter(ParameterSetName = "Filter")] [Parameter(ParameterSetName = "LdapFilter")] public int? ResultSetSize { get; set; }
        [Parameter(ParameterSetName = "Filter")] [Parameter(ParameterSetName = "LdapFilter")] [ValidateNotNull] public string SearchBase { get; set; }
        [Parameter(ParameterSetName = "Filter")] [Parameter(ParameterSetName = "LdapFilter")] public ADSearchScope SearchScope { get; set; } = ADSearchScope.Subtree;

        internal override object Subject => Identity;
        internal virtual bool WithDeleted => false;
        private static ObjectKind Kind => ObjectKind.Of(typeof(T));

        protected override void Run()
        {
            var byIdentity = ParameterSetName == "Identity";
            var reader = new PropertyReader(Kind, Session.Schema, Properties, byIdentity || SearchScope == ADSearchScope.Base);
            if (byIdentity) { WriteObject(reader.Make(Identities.Resolve(Session, Kind, Identity, Partition, reader.Attributes, WithDeleted))); return; }

            if (ResultSetSize < 1) throw Errors.Argument("The value must be greater than 0.", "ResultSetSize"); // $null: all
            var filter = LDAPFilter ?? FilterParser.Parse(Filter, Variable, new FilterComparison(Kind, Session.Schema).Translate);
            var root = string.IsNullOrEmpty(SearchBase) ? Session.Base : Dn.Normal(SearchBase);
            if (!Dn.IsDn(root) || !Session.NamingContexts.Any(context => Dn.IsBelowOrEqual(root, context)))
                throw Errors.Argument("The supplied distinguishedName must belong to one of the following partition(s): '" + string.Join(" , ", Session.NamingContexts) + "'.", "distinguishedName");
            var whole = Kind == ObjectKind.Object ? Parenthesised(filter) : "(&" + Kind.Filter + Parenthesised(filter) + ")";
            var found = Session.Search(root, (LdapScope)(int)SearchScope, whole, reader.Attributes, ResultPageSize, WithDeleted);
            foreach (var entry in ResultSetSize is { } most ? found.Take(most) : found) WriteObject(reader.Make(new RawEntry(entry, Session)));
        }

        private static string Parenthesised(string filter) => filter.TrimStart().StartsWith('(') ? filter : "(" + filter + ")";

        /// <summary>$name or $name.property, from the caller's scope.</summary>
        private object Variable(string name)
        {
            var parts = name.Trim('{', '}').Split('.');
            if (parts[0].Equals("true", StringComparison.OrdinalIgnoreCase)) return true;
            if (parts[0].Equals("false", StringComparison.OrdinalIgnoreCase)) return false;
            var value = SessionState.PSVariable.GetValue(parts[0]) ?? throw new ArgumentException($"Variable: '{parts[0]}' found in expression: ${name} is not defined.");
            foreach (var part in parts.Skip(1)) value = PSObject.AsPSObject(value).Properties[part]?.Value ?? throw new ArgumentException($"Property: '{part}' not found in object of type: '{value.GetType()}'.");
            return value is PSObject wrapped ? wrapped.BaseObject : value;
        }
    }

    [Cmdlet(VerbsCommon.Get, "ADUser", DefaultParameterSetName = "Filter")] [OutputType(typeof(ADUser))]
    public sealed class GetADUser : GetADObjects<ADUser> { }

    [Cmdlet(VerbsCommon.Get, "ADOrganizationalUnit", DefaultParameterSetName = "Filter")] [OutputType(typeof(ADOrganizationalUnit))]
    public sealed class GetADOrganizationalUnit : GetADObjects<ADOrganizationalUnit> { }

    [Cmdlet(VerbsCommon.Get, "ADGroup", DefaultParameterSetName = "Filter")] [OutputType(typeof(ADGroup))]
    public sealed class GetADGroup : GetADObjects<ADGroup>
    {
        [Parameter] public SwitchParameter ShowMemberTimeToLive { get; set; }

        protected override void Run()
        {
            RefuseUnsupported("ShowMemberTimeToLive");
            base.Run();
        }
    }

    [Cmdlet(VerbsCommon.Get, "ADObject", DefaultParameterSetName = "Filter")] [OutputType(typeof(ADObject))]
    public sealed class GetADObject : GetADObjects<ADObject>
    {
        [Parameter] public SwitchParameter IncludeDeletedObjects { get; set; }
        internal override bool WithDeleted => IncludeDeletedObjects;
    }
}
