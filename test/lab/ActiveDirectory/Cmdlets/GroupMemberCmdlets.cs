using System;
using System.DirectoryServices.Protocols;
using System.Linq;
using System.Management.Automation;
using Microsoft.ActiveDirectory.Management.Ldap;
using Microsoft.ActiveDirectory.Management.Properties;
using LdapScope = System.DirectoryServices.Protocols.SearchScope;

namespace Microsoft.ActiveDirectory.Management.Commands
{
    /// <summary>Finds each member with a search of its own, before anything is written, and changes all with one modify: one that is refused fails the whole call.</summary>
    public abstract class GroupMemberWriter : PassingWriter<ADGroup>
    {
        [Parameter(Mandatory = true, Position = 1)] [ValidateNotNullOrEmpty] public ADPrincipal[] Members { get; set; }
        [Parameter] public SwitchParameter DisablePermissiveModify { get; set; }

        private protected abstract DirectoryAttributeOperation Operation { get; }

        protected override void Run()
        {
            RefuseUnsupported("MemberTimeToLive");
            var group = Find();
            var members = Members.Select(member => Identities.Resolve(Session, ObjectKind.Principal, member, Partition, new[] { "objectClass" }).Dn).Distinct().ToArray();
            if (!ShouldProcess(group.Dn)) return;
            var change = new AttributeChanges(Session.Schema);
            change.Set("member", members);
            change.Modifications[0].Operation = Operation;
            if (DisablePermissiveModify) Writer.Modify(Session, group.Dn, change); else GroupMembers.Modify(Session, group.Dn, change);
            Pass(group);
        }
    }

    [Cmdlet(VerbsCommon.Add, "ADGroupMember", SupportsShouldProcess = true)]
    public sealed class AddADGroupMember : GroupMemberWriter
    {
        [Parameter] public TimeSpan MemberTimeToLive { get; set; }
        private protected override DirectoryAttributeOperation Operation => DirectoryAttributeOperation.Add;
    }

    [Cmdlet(VerbsCommon.Remove, "ADGroupMember", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
    public sealed class RemoveADGroupMember : GroupMemberWriter
    {
        private protected override DirectoryAttributeOperation Operation => DirectoryAttributeOperation.Delete;
    }

    /// <summary>Stops at 5,000 members (MaxGroupOrMemberEntries of the web service), primary-group members included on Windows; not here.</summary>
    [Cmdlet(VerbsCommon.Get, "ADGroupMember")] [OutputType(typeof(ADPrincipal))]
    public sealed class GetADGroupMember : IdentityWriter<ADGroup>
    {
        private const int Most = 5000;
        [Parameter] public SwitchParameter Recursive { get; set; }

        protected override void Run()
        {
            var group = Find();
            var reader = new PropertyReader(ObjectKind.Principal, Session.Schema, null, true);
            var filter = Recursive
                ? $"(&(memberOf:1.2.840.113556.1.4.1941:={FilterText.Escape(group.Dn)})(!(objectClass=group)))"
                : $"(memberOf={FilterText.Escape(group.Dn)})";
            var found = Session.Search(Session.Base, LdapScope.Subtree, filter, reader.Attributes, LdapSession.LargestPage).Take(Most + 1).ToList();
            if (found.Count > Most) throw Errors.Limit(8227);
            foreach (var entry in found) WriteObject(reader.Make(new RawEntry(entry, Session)));
        }
    }
}
