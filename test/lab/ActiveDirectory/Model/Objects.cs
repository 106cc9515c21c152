using System;

namespace Microsoft.ActiveDirectory.Management
{
    /// <summary>An object of the directory, or, made from a DN, GUID, SID or account name, the identity of one.</summary>
    public class ADObject : ADEntity
    {
        public ADObject() { }
        public ADObject(string identity) => Identity = identity;
        public ADObject(Guid guid) => Identity = guid;

        /// <summary>What -Identity was given when this is no search result.</summary>
        internal object Identity { get; set; }

        public string DistinguishedName => Text("DistinguishedName");
        public string Name => Text("Name");
        public string ObjectClass => Text("ObjectClass");
        public Guid? ObjectGUID => this["ObjectGUID"].Value as Guid?;

        public override string ToString() => DistinguishedName ?? Identity?.ToString() ?? "";

        /// <summary>Lets an object of a neighbouring class be an -Identity (Get-ADObject | Set-ADUser); the class filter still decides.</summary>
        protected void Take(ADObject other)
        {
            Identity = other.Identity;
            foreach (string name in other.PropertyNames) Load(name, other[name]);
        }
    }

    public class ADPrincipal : ADObject
    {
        public ADPrincipal() { }
        public ADPrincipal(string identity) : base(identity) { }
        public ADPrincipal(Guid guid) : base(guid) { }
        public ADPrincipal(SecurityIdentifier sid) => Identity = sid;
        public ADPrincipal(ADObject other) => Take(other);

        public string SamAccountName => Text("SamAccountName");
        public SecurityIdentifier SID => this["SID"].Value as SecurityIdentifier;
    }

    public class ADAccount : ADPrincipal
    {
        public ADAccount() { }
        public ADAccount(string identity) : base(identity) { }
        public ADAccount(Guid guid) : base(guid) { }
        public ADAccount(SecurityIdentifier sid) : base(sid) { }
        public ADAccount(ADObject other) : base(other) { }
    }

    public class ADUser : ADAccount
    {
        public ADUser() { }
        public ADUser(string identity) : base(identity) { }
        public ADUser(Guid guid) : base(guid) { }
        public ADUser(SecurityIdentifier sid) : base(sid) { }
        public ADUser(ADObject other) : base(other) { }
    }

    public class ADGroup : ADPrincipal
    {
        public ADGroup() { }
        public ADGroup(string identity) : base(identity) { }
        public ADGroup(Guid guid) : base(guid) { }
        public ADGroup(SecurityIdentifier sid) : base(sid) { }
        public ADGroup(ADObject other) : base(other) { }
    }

    public class ADOrganizationalUnit : ADObject
    {
        public ADOrganizationalUnit() { }
        public ADOrganizationalUnit(string identity) : base(identity) { }
        public ADOrganizationalUnit(Guid guid) : base(guid) { }
        public ADOrganizationalUnit(ADObject other) => Take(other);
    }

    public class ADDomain : ADObject
    {
        public ADDomain() { }
        public ADDomain(string identity) : base(identity) { }
        public ADDomain(Guid guid) : base(guid) { }
    }

    public class ADDefaultDomainPasswordPolicy : ADObject
    {
        public ADDefaultDomainPasswordPolicy() { }
        public ADDefaultDomainPasswordPolicy(string identity) : base(identity) { }
    }

    /// <summary>A password settings object, as Get-ADUserResultantPasswordPolicy gives it.</summary>
    public class ADFineGrainedPasswordPolicy : ADObject { }

    public class ADRootDSE : ADEntity { }

    public class ADDirectoryServer : ADEntity
    {
        internal string Identity { get; set; }
        public override string ToString() => Text("Name") ?? Identity ?? "";
    }

    public class ADDomainController : ADDirectoryServer
    {
        public ADDomainController() { }
        public ADDomainController(string identity) => Identity = identity;
    }

    public class ADAuthenticationPolicy : ADObject
    {
        public ADAuthenticationPolicy() { }
        public ADAuthenticationPolicy(string identity) : base(identity) { }
    }

    public class ADAuthenticationPolicySilo : ADObject
    {
        public ADAuthenticationPolicySilo() { }
        public ADAuthenticationPolicySilo(string identity) : base(identity) { }
    }
}
