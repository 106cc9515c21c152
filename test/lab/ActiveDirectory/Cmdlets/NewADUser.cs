using System.Collections.Generic;
using System.DirectoryServices.Protocols;
using System.Management.Automation;
using Microsoft.ActiveDirectory.Management.Checks;
using Microsoft.ActiveDirectory.Management.Ldap;
using Microsoft.ActiveDirectory.Management.Properties;

namespace Microsoft.ActiveDirectory.Management.Commands
{
    /// <summary>
    /// One LDAP add makes the account, disabled unless it needs no password. Then, as far as asked for, its password, and one modify
    /// for the rest. As documented ("New-ADUser -AccountPassword"): when the password is refused, the account stays, disabled.
    /// </summary>
    [Cmdlet(VerbsCommon.New, "ADUser", SupportsShouldProcess = true)] [OutputType(typeof(ADUser))]
    public sealed partial class NewADUser : NewADObjects
    {
        [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)] [ValidateNotNullOrEmpty] public string Name { get; set; }
        [Parameter] public ADUser Instance { get; set; }
        [Parameter] public SwitchParameter PassThru { get; set; }

        internal override object Subject => Name;

        protected override void Run()
        {
            RefuseUnsupported("Instance", "AuthenticationPolicy", "AuthenticationPolicySilo", "Certificates", "CompoundIdentitySupported",
                "KerberosEncryptionType", "PrincipalsAllowedToDelegateToAccount");
            var changes = new AttributeChanges(Session.Schema);
            SetText(changes, Tables.UserText);
            SetText(changes, ("Description", "description"), ("DisplayName", "displayName"), ("HomePage", "wWWHomePage"), ("UserPrincipalName", "userPrincipalName"));
            if (SamAccountName != null) changes.Set("sAMAccountName", SamAccountName);
            if (Manager != null) changes.Set("manager", Identities.Resolve(Session, ObjectKind.User, Manager, null, new[] { "objectClass" }).Dn);
            if (ServicePrincipalNames != null) changes.Set("servicePrincipalName", ServicePrincipalNames);
            if (AccountExpirationDate is { } expires) changes.Set("accountExpires", expires.ToFileTimeUtc());
            var enableLater = Enabled == true && PasswordNotRequired != true;
            var flags = AccountFlags.Apply((int)(AccountControl.NormalAccount | AccountControl.AccountDisable), Bound);
            changes.Take(OtherAttributes, DirectoryAttributeOperation.Replace);
            changes.Default("sAMAccountName", Name);
            changes.Default("userAccountControl", enableLater ? flags | (int)AccountControl.AccountDisable : flags);

            var dn = Create(Name, "CN=", Path ?? "CN=Users," + Session.Base, Type ?? "user", changes);
            if (dn == null) return;
            SetPassword(dn);
            Finish(dn, enableLater);
            if (PassThru) WriteObject(Session.Reread(ObjectKind.User, dn));
        }

        private void SetPassword(string dn)
        {
            if (AccountPassword == null) return;
            Passwords.RefuseNames(Session, AccountPassword, SamAccountName ?? Name, DisplayName);
            Passwords.Set(Session, dn, AccountPassword);
        }

        private void Finish(string dn, bool enable)
        {
            var must = ChangePasswordAtLogon ?? (AccountPassword != null && PasswordNeverExpires != true ? true : null);
            if (!enable && must == null && CannotChangePassword != true) return;
            var editor = new AccountEditor(Session, new RawEntry(Session.Read(dn, "(objectClass=*)", AccountEditor.Reads), Session));
            if (must == true && CannotChangePassword == true && ChangePasswordAtLogon == null) must = null;
            if (must is { } change && (change || AccountPassword != null)) editor.ChangePasswordAtLogon(change);
            if (CannotChangePassword == true) editor.CannotChangePassword(true);
            if (enable) editor.Enabled(true);
            Writer.Modify(Session, dn, editor.Changes);
        }
    }
}
