using System;
using System.Management.Automation;
using Microsoft.ActiveDirectory.Management.Ldap;
using Microsoft.ActiveDirectory.Management.Properties;

namespace Microsoft.ActiveDirectory.Management.Commands
{
    [Cmdlet(VerbsCommon.Set, "ADObject", DefaultParameterSetName = "Identity", SupportsShouldProcess = true)] [OutputType(typeof(ADObject))]
    public sealed class SetADObject : SetADObjects<ADObject>
    {
        [Parameter(ParameterSetName = "Identity")] public string Description { get; set; }
        [Parameter(ParameterSetName = "Identity")] public string DisplayName { get; set; }
        [Parameter(ParameterSetName = "Identity")] public bool? ProtectedFromAccidentalDeletion { get; set; }

        internal override string[] Reads => ProtectedFromAccidentalDeletion == null ? Array.Empty<string>() : new[] { "nTSecurityDescriptor" };

        internal override void Change(AccountEditor editor)
        {
            SetText(editor, ("Description", "description"), ("DisplayName", "displayName"));
            if (ProtectedFromAccidentalDeletion is { } kept)
                editor.Changes.Set("nTSecurityDescriptor", Rights.Read(editor.Entry).WithDeny(Rights.DeleteAndTree, Guid.Empty, kept, Rights.Everyone));
        }
    }

    [Cmdlet(VerbsCommon.Set, "ADGroup", DefaultParameterSetName = "Identity", SupportsShouldProcess = true)] [OutputType(typeof(ADGroup))]
    public sealed class SetADGroup : SetADObjects<ADGroup>
    {
        [Parameter(ParameterSetName = "Identity")] public string Description { get; set; }
        [Parameter(ParameterSetName = "Identity")] public string DisplayName { get; set; }
        [Parameter(ParameterSetName = "Identity")] public ADGroupCategory? GroupCategory { get; set; }
        [Parameter(ParameterSetName = "Identity")] public ADGroupScope? GroupScope { get; set; }
        [Parameter(ParameterSetName = "Identity")] public string HomePage { get; set; }
        [Parameter(ParameterSetName = "Identity")] public ADPrincipal ManagedBy { get; set; }
        [Parameter(ParameterSetName = "Identity")] public string SamAccountName { get; set; }

        internal override string[] Reads => new[] { "groupType" };

        internal override void Send(AccountEditor editor)
        {
            editor.CheckNames();
            GroupMembers.Modify(Session, editor.Entry.Dn, editor.Changes);
        }

        internal override void Change(AccountEditor editor)
        {
            SetText(editor, ("Description", "description"), ("DisplayName", "displayName"), ("HomePage", "wWWHomePage"), ("SamAccountName", "sAMAccountName"));
            if (Bound.ContainsKey("ManagedBy"))
                editor.Changes.Set("managedBy", ManagedBy == null ? null : Identities.Resolve(Session, ObjectKind.Principal, ManagedBy, null, new[] { "objectClass" }).Dn);
            if (GroupCategory == null && GroupScope == null) return;
            var type = editor.Entry.Int("groupType");
            editor.Changes.Set("groupType", GroupTypes.Value(GroupCategory ?? GroupTypes.Category(type), GroupScope ?? GroupTypes.Scope(type)));
        }
    }
}
