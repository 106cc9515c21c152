using System.Management.Automation;
using System.Security;
using Microsoft.ActiveDirectory.Management.Checks;

namespace Microsoft.ActiveDirectory.Management.Commands
{
    /// <summary>-Reset replaces the password; the change form (-OldPassword) is not supported here.</summary>
    [Cmdlet(VerbsCommon.Set, "ADAccountPassword", SupportsShouldProcess = true)]
    public sealed class SetADAccountPassword : PassingWriter<ADAccount>
    {
        [Parameter] public SecureString NewPassword { get; set; }
        [Parameter] public SecureString OldPassword { get; set; }
        [Parameter] public SwitchParameter Reset { get; set; }

        protected override void Run()
        {
            RefuseUnsupported("OldPassword");
            if (!Reset) throw new System.NotSupportedException("The lab's ActiveDirectory module supports Set-ADAccountPassword only with -Reset: without it, the real one prompts.");
            if (NewPassword == null) throw new System.NotSupportedException("The lab's ActiveDirectory module needs -NewPassword: without it, the real one prompts.");
            var entry = Find("sAMAccountName", "displayName");
            if (!ShouldProcess(entry.Dn)) return;
            if (NewPassword.Length > 0) Passwords.RefuseNames(Session, NewPassword, entry.Text("sAMAccountName"), entry.Text("displayName"));
            Passwords.Set(Session, entry.Dn, NewPassword);
            Pass(entry);
        }
    }
}
