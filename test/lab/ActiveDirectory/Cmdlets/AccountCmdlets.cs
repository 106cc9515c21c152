using System;
using System.Management.Automation;
using Microsoft.ActiveDirectory.Management.Ldap;

namespace Microsoft.ActiveDirectory.Management.Commands
{
    /// <summary>The small cmdlets on accounts: each says what it changes, <see cref="AccountEditor"/> makes it one modify.</summary>
    public abstract class AccountWriter : PassingWriter<ADAccount>
    {
        internal abstract void Change(AccountEditor editor);

        protected override void Run()
        {
            var editor = new AccountEditor(Session, Find(AccountEditor.Reads));
            Change(editor);
            if (!ShouldProcess(editor.Entry.Dn)) return;
            editor.Send();
            Pass(editor.Entry);
        }
    }

    [Cmdlet(VerbsLifecycle.Enable, "ADAccount", SupportsShouldProcess = true)]
    public sealed class EnableADAccount : AccountWriter
    {
        internal override void Change(AccountEditor editor) => editor.Enabled(true);
    }

    [Cmdlet(VerbsLifecycle.Disable, "ADAccount", SupportsShouldProcess = true)]
    public sealed class DisableADAccount : AccountWriter
    {
        internal override void Change(AccountEditor editor) => editor.Enabled(false);
    }

    [Cmdlet(VerbsCommon.Unlock, "ADAccount", SupportsShouldProcess = true)]
    public sealed class UnlockADAccount : AccountWriter
    {
        internal override void Change(AccountEditor editor) => editor.Changes.Set("lockoutTime", 0);
    }

    [Cmdlet(VerbsCommon.Clear, "ADAccountExpiration", SupportsShouldProcess = true)]
    public sealed class ClearADAccountExpiration : AccountWriter
    {
        internal override void Change(AccountEditor editor) => editor.Changes.Set("accountExpires", 0);
    }

    [Cmdlet(VerbsCommon.Set, "ADAccountExpiration", SupportsShouldProcess = true)]
    public sealed class SetADAccountExpiration : AccountWriter
    {
        [Parameter(Position = 2)] public DateTime? DateTime { get; set; }
        [Parameter] public TimeSpan TimeSpan { get; set; }

        internal override void Change(AccountEditor editor)
        {
            var hasDate = Bound.ContainsKey("DateTime");
            if (hasDate == Bound.ContainsKey("TimeSpan")) throw Errors.Argument("Exactly one of DateTime and TimeSpan must be given.", "DateTime");
            editor.Expires(hasDate ? DateTime : System.DateTime.Now + TimeSpan);
        }
    }

    [Cmdlet(VerbsCommon.Set, "ADAccountControl", SupportsShouldProcess = true)]
    public sealed class SetADAccountControl : AccountWriter
    {
        [Parameter] public bool AccountNotDelegated { get; set; }
        [Parameter] public bool AllowReversiblePasswordEncryption { get; set; }
        [Parameter] public bool CannotChangePassword { get; set; }
        [Parameter] public bool DoesNotRequirePreAuth { get; set; }
        [Parameter] public bool Enabled { get; set; }
        [Parameter] public bool HomedirRequired { get; set; }
        [Parameter] public bool MNSLogonAccount { get; set; }
        [Parameter] public bool PasswordNeverExpires { get; set; }
        [Parameter] public bool PasswordNotRequired { get; set; }
        [Parameter] public bool TrustedForDelegation { get; set; }
        [Parameter] public bool TrustedToAuthForDelegation { get; set; }
        [Parameter] public bool UseDESKeyOnly { get; set; }

        internal override void Change(AccountEditor editor)
        {
            editor.Flags(Bound);
            if (Bound.ContainsKey("CannotChangePassword")) editor.CannotChangePassword(CannotChangePassword);
        }
    }
}
