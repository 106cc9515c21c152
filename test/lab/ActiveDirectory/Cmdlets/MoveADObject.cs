using System.Management.Automation;
using Microsoft.ActiveDirectory.Management.Checks;
using Microsoft.ActiveDirectory.Management.Ldap;
using Microsoft.ActiveDirectory.Management.Properties;

namespace Microsoft.ActiveDirectory.Management.Commands
{
    [Cmdlet(VerbsCommon.Move, "ADObject", SupportsShouldProcess = true)] [OutputType(typeof(ADObject))]
    public sealed class MoveADObject : PassingWriter<ADObject>
    {
        [Parameter(Mandatory = true, Position = 1)] [ValidateNotNullOrEmpty] public string TargetPath { get; set; }
        [Parameter] public string TargetServer { get; set; }

        protected override void Run()
        {
            RefuseUnsupported("TargetServer");
            var entry = Find("nTSecurityDescriptor");
            var path = System.Guid.TryParse(TargetPath, out var guid) ? Session.Read($"<GUID={guid}>", "(objectClass=*)", new[] { "objectClass" })?.DistinguishedName ?? throw Errors.NoObject() : Dn.Normal(TargetPath);
            if (!Dn.IsDn(path)) throw Errors.BadSyntax();
            if (Rights.IsProtected(entry) is true) throw Errors.Denied();
            if (!ShouldProcess(entry.Dn)) return;
            var rdn = Dn.Rdn(entry.Dn);
            Session.Names.Check(null, null, path, Dn.RdnValue(rdn), entry.Guid("objectGUID"));
            Writer.Rename(Session, entry.Dn, path, rdn);
            Pass(entry);
        }
    }

    [Cmdlet(VerbsCommon.Rename, "ADObject", SupportsShouldProcess = true)] [OutputType(typeof(ADObject))]
    public sealed class RenameADObject : PassingWriter<ADObject>
    {
        [Parameter(Mandatory = true, Position = 1)] [ValidateNotNullOrEmpty] public string NewName { get; set; }

        protected override void Run()
        {
            NameRules.CommonName(NewName);
            var entry = Find();
            if (!ShouldProcess(entry.Dn)) return;
            var parent = Dn.Parent(entry.Dn);
            Session.Names.Check(null, null, parent, NewName, entry.Guid("objectGUID"));
            Writer.Rename(Session, entry.Dn, parent, Dn.RdnType(Dn.Rdn(entry.Dn)) + "=" + Dn.Escape(NewName));
            Pass(entry);
        }
    }

    [Cmdlet(VerbsCommon.Remove, "ADUser", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
    public sealed class RemoveADUser : IdentityWriter<ADUser>
    {
        protected override void Run()
        {
            var entry = Find("nTSecurityDescriptor");
            if (Rights.IsProtected(entry) is true) throw Errors.Denied();
            if (ShouldProcess(entry.Dn)) Writer.Delete(Session, entry.Dn, false, false);
        }
    }

    [Cmdlet(VerbsCommon.Remove, "ADObject", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
    public sealed class RemoveADObject : IdentityWriter<ADObject>
    {
        [Parameter] public SwitchParameter IncludeDeletedObjects { get; set; }
        [Parameter] public SwitchParameter Recursive { get; set; }

        protected override void Run()
        {
            var entry = Identities.Resolve(Session, Kind, Identity, Partition, new[] { "nTSecurityDescriptor", "objectClass", "objectGUID" }, IncludeDeletedObjects);
            if (Rights.IsProtected(entry) is true) throw Errors.Denied();
            if (ShouldProcess(entry.Dn)) Writer.Delete(Session, entry.Dn, Recursive, IncludeDeletedObjects);
        }
    }
}
