using System.Collections;
using System.Linq;
using System.Management.Automation;
using Microsoft.ActiveDirectory.Management.Ldap;
using Microsoft.ActiveDirectory.Management.Properties;

namespace Microsoft.ActiveDirectory.Management.Commands
{
    /// <summary>What Set-ADUser, Set-ADObject and Set-ADGroup share: -Identity with changes, or a changed -Instance.</summary>
    public abstract class SetADObjects<T> : ADCmdlet where T : ADObject
    {
        [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = "Identity")] [ValidateNotNull] public T Identity { get; set; }
        [Parameter(Mandatory = true, ParameterSetName = "Instance")] [ValidateNotNull] public T Instance { get; set; }
        [Parameter(ParameterSetName = "Identity")] [ValidateNotNullOrEmpty] public Hashtable Add { get; set; }
        [Parameter(ParameterSetName = "Identity")] [ValidateNotNullOrEmpty] public string[] Clear { get; set; }
        [Parameter(ParameterSetName = "Identity")] [ValidateNotNullOrEmpty] public Hashtable Remove { get; set; }
        [Parameter(ParameterSetName = "Identity")] [ValidateNotNullOrEmpty] public Hashtable Replace { get; set; }
        [Parameter(ParameterSetName = "Identity")] [ValidateNotNullOrEmpty] public string Partition { get; set; }
        [Parameter] public SwitchParameter PassThru { get; set; }

        internal override object Subject => Identity ?? Instance;
        internal virtual string[] Reads => System.Array.Empty<string>();

        /// <summary>The changes that this class's own parameters ask for.</summary>
        internal abstract void Change(AccountEditor editor);

        protected override void Run()
        {
            var kind = ObjectKind.Of(typeof(T));
            var entry = Identities.Resolve(Session, kind, Identity ?? Instance, Partition, Reads.Concat(new[] { "objectClass", "objectGUID" }).Distinct().ToArray());
            var editor = new AccountEditor(Session, entry);
            if (Instance != null) FromInstance(kind, editor.Changes);
            Change(editor);
            editor.Changes.Take(Remove, Add, Replace, Clear);
            if (!ShouldProcess(entry.Dn)) return;
            Send(editor);
            if (PassThru) WriteObject(Session.Reread(kind, entry));
        }

        internal virtual void Send(AccountEditor editor) => editor.Send();

        internal void SetText(AccountEditor editor, params (string Name, string Attribute)[] table)
        {
            foreach (var (name, attribute) in table)
                if (Bound.TryGetValue(name, out var value)) editor.Changes.Set(attribute, value as string);
        }

        private void FromInstance(ObjectKind kind, AttributeChanges changes)
        {
            foreach (var name in Instance.Changed())
            {
                var property = kind.Find(name);
                var attribute = property == null ? Session.Schema.Find(name)?.Name : property.Attribute;
                if (attribute == null) throw new System.NotSupportedException($"The lab's ActiveDirectory module cannot write {name} through -Instance.");
                changes.Set(attribute, Instance[name].Value);
            }
        }
    }

    [Cmdlet(VerbsCommon.Set, "ADUser", DefaultParameterSetName = "Identity", SupportsShouldProcess = true)] [OutputType(typeof(ADUser))]
    public sealed partial class SetADUser : SetADObjects<ADUser>
    {
        internal override string[] Reads => AccountEditor.Reads;

        internal override void Change(AccountEditor editor)
        {
            RefuseUnsupported("AuthenticationPolicy", "AuthenticationPolicySilo", "Certificates", "CompoundIdentitySupported", "KerberosEncryptionType",
                "PrincipalsAllowedToDelegateToAccount", "ServicePrincipalNames");
            SetText(editor, Tables.UserText);
            SetText(editor, ("Description", "description"), ("DisplayName", "displayName"), ("HomePage", "wWWHomePage"),
                ("SamAccountName", "sAMAccountName"), ("UserPrincipalName", "userPrincipalName"));
            if (Bound.ContainsKey("Manager"))
                editor.Changes.Set("manager", Manager == null ? null : Identities.Resolve(Session, ObjectKind.User, Manager, null, new[] { "objectClass" }).Dn);
            if (Bound.ContainsKey("AccountExpirationDate")) editor.Expires(AccountExpirationDate);
            editor.Flags(Bound);
            if (ChangePasswordAtLogon == true && CannotChangePassword == true)
                throw new ADInvalidOperationException("ChangePasswordAtLogon and CannotChangePassword cannot both be set.", 8245);
            if (ChangePasswordAtLogon is { } must) editor.ChangePasswordAtLogon(must);
            if (CannotChangePassword is { } cannot) editor.CannotChangePassword(cannot);
        }
    }
}
