using System;
using System.Collections.Generic;
using Microsoft.ActiveDirectory.Management.Checks;
using Microsoft.ActiveDirectory.Management.Ldap;
using Microsoft.ActiveDirectory.Management.Properties;

namespace Microsoft.ActiveDirectory.Management.Commands
{
    /// <summary>Changes of an account that need its present state: flags, expiry, "cannot change password". One modify in the end.</summary>
    internal sealed class AccountEditor
    {
        public static readonly string[] Reads =
            { "userAccountControl", AccountFlags.Computed, "pwdLastSet", "replPropertyMetaData", "nTSecurityDescriptor", "sAMAccountName", "displayName", "name" };

        private readonly LdapSession session;

        public AccountEditor(LdapSession session, RawEntry entry)
        {
            this.session = session;
            Entry = entry;
            Changes = new AttributeChanges(session.Schema);
        }

        public RawEntry Entry { get; }
        public AttributeChanges Changes { get; }

        public void Enabled(bool enabled) => Flags(new Dictionary<string, object> { ["Enabled"] = enabled });

        public void Flags(IDictionary<string, object> bound)
        {
            var before = AccountFlags.Read(Entry);
            var after = AccountFlags.Apply(before, bound);
            if (after == before) return;
            RefuseWithoutPassword(before, after);
            Changes.Set("userAccountControl", after);
        }

        // Windows refuses to enable an account that has no password; Samba does not.
        private void RefuseWithoutPassword(int before, int after)
        {
            const int watched = (int)(AccountControl.AccountDisable | AccountControl.PasswordNotRequired);
            if ((after & watched) == 0 && (before & watched) != 0 && !Passwords.WasSet(Entry)) throw Errors.Password();
        }

        /// <summary>accountExpires: 0 is never.</summary>
        public void Expires(DateTime? time) => Changes.Set("accountExpires", time is { } when ? when.ToFileTimeUtc() : 0L);

        /// <summary>pwdLastSet takes 0 (must change) and -1 (as if set now) only ([MS-ADTS] 3.1.1.5.3.2).</summary>
        public void ChangePasswordAtLogon(bool must)
        {
            if (must && (Entry.Int("userAccountControl") & (int)AccountControl.PasswordNeverExpires) != 0)
                throw new ADException("ChangePasswordAtLogon cannot be set to TRUE for an account that also has PasswordNeverExpires set to TRUE.");
            Changes.Set("pwdLastSet", must ? 0 : -1);
        }

        /// <summary>Two entries of the DACL that deny it, or, once these are gone, two that allow it.</summary>
        public void CannotChangePassword(bool denied)
        {
            var security = Rights.Read(Entry);
            string[] sids = { Rights.Everyone, Rights.Self };
            Changes.Set("nTSecurityDescriptor", denied
                ? security.WithDeny(Rights.ControlAccess, Rights.ChangePassword, true, sids)
                : security.WithAllow(Rights.ControlAccess, Rights.ChangePassword, sids));
        }

        public void CheckNames() => Checks.NameChanges.Check(session, Entry, Changes);

        public void Send()
        {
            CheckNames();
            Writer.Modify(session, Entry.Dn, Changes);
        }
    }
}
