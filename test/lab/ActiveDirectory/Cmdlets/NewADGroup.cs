using System;
using System.Collections;
using System.DirectoryServices.Protocols;
using System.Management.Automation;
using Microsoft.ActiveDirectory.Management.Ldap;
using Microsoft.ActiveDirectory.Management.Properties;

namespace Microsoft.ActiveDirectory.Management.Commands
{
    [Cmdlet(VerbsCommon.New, "ADGroup", SupportsShouldProcess = true)] [OutputType(typeof(ADGroup))]
    public sealed class NewADGroup : NewADObjects
    {
        [Parameter(ValueFromPipelineByPropertyName = true)] public string Description { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string DisplayName { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public ADGroupCategory? GroupCategory { get; set; }
        [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)] public ADGroupScope? GroupScope { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string HomePage { get; set; }
        [Parameter] public ADGroup Instance { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public ADPrincipal ManagedBy { get; set; }
        [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)] [ValidateNotNullOrEmpty] public string Name { get; set; }
        [Parameter] [ValidateNotNullOrEmpty] public Hashtable OtherAttributes { get; set; }
        [Parameter] public SwitchParameter PassThru { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] [ValidateNotNullOrEmpty] public string Path { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string SamAccountName { get; set; }

        internal override object Subject => Name;

        protected override void Run()
        {
            RefuseUnsupported("Instance");
            var changes = new AttributeChanges(Session.Schema);
            SetText(changes, ("Description", "description"), ("DisplayName", "displayName"), ("HomePage", "wWWHomePage"));
            if (SamAccountName != null) changes.Set("sAMAccountName", SamAccountName);
            changes.Set("groupType", GroupTypes.Value(GroupCategory ?? ADGroupCategory.Security, GroupScope.Value));
            if (ManagedBy != null) changes.Set("managedBy", ManagedByDn(ManagedBy));
            changes.Take(OtherAttributes, DirectoryAttributeOperation.Replace);
            changes.Default("sAMAccountName", Name);
            var dn = Create(Name, "CN=", Path ?? "CN=Users," + Session.Base, "group", changes);
            if (dn != null && PassThru) WriteObject(Session.Reread(ObjectKind.Group, dn));
        }
    }

    [Cmdlet(VerbsCommon.New, "ADOrganizationalUnit", SupportsShouldProcess = true)] [OutputType(typeof(ADOrganizationalUnit))]
    public sealed class NewADOrganizationalUnit : NewADObjects
    {
        [Parameter(ValueFromPipelineByPropertyName = true)] public string City { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string Country { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string Description { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string DisplayName { get; set; }
        [Parameter] public ADOrganizationalUnit Instance { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public ADPrincipal ManagedBy { get; set; }
        [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)] [ValidateNotNullOrEmpty] public string Name { get; set; }
        [Parameter] [ValidateNotNullOrEmpty] public Hashtable OtherAttributes { get; set; }
        [Parameter] public SwitchParameter PassThru { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] [ValidateNotNullOrEmpty] public string Path { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string PostalCode { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public bool? ProtectedFromAccidentalDeletion { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string State { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string StreetAddress { get; set; }

        internal override object Subject => Name;

        protected override void Run()
        {
            RefuseUnsupported("Instance");
            var changes = new AttributeChanges(Session.Schema);
            SetText(changes, ("City", "l"), ("Country", "c"), ("Description", "description"), ("DisplayName", "displayName"), ("PostalCode", "postalCode"),
                ("State", "st"), ("StreetAddress", "street"));
            if (ManagedBy != null) changes.Set("managedBy", ManagedByDn(ManagedBy));
            changes.Take(OtherAttributes, DirectoryAttributeOperation.Replace);
            var dn = Create(Name, "OU=", Path ?? Session.Base, "organizationalUnit", changes);
            if (dn == null) return;
            if (ProtectedFromAccidentalDeletion != false) Protect(dn); // the documented default is $true
            if (PassThru) WriteObject(Session.Reread(ObjectKind.Unit, dn));
        }

        private void Protect(string dn)
        {
            var entry = new RawEntry(Session.Read(dn, "(objectClass=*)", new[] { "nTSecurityDescriptor" }), Session);
            var change = new AttributeChanges(Session.Schema);
            change.Set("nTSecurityDescriptor", Rights.Read(entry).WithDeny(Rights.DeleteAndTree, Guid.Empty, true, Rights.Everyone));
            Writer.Modify(Session, dn, change);
        }
    }
}
