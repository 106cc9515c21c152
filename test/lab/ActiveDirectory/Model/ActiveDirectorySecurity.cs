using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.AccessControl;

namespace Microsoft.ActiveDirectory.Management
{
    /// <summary>
    /// A self-relative security descriptor ([MS-DTYP] 2.4.6). Stands in for System.DirectoryServices.ActiveDirectorySecurity, whose
    /// base classes throw PlatformNotSupportedException outside Windows; only the access rules can be changed.
    /// </summary>
    public sealed class ActiveDirectorySecurity
    {
        private const int DaclPresent = 0x4;
        private const int SelfRelative = 0x8000;
        private byte[] bytes;
        private List<AccessRule> rules = new();
        private readonly byte revision = 4;
        private int control;

        public ActiveDirectorySecurity(byte[] form)
        {
            bytes = form;
            control = BitConverter.ToUInt16(form, 2);
            var dacl = BitConverter.ToInt32(form, 16);
            if (dacl == 0) return;
            revision = form[dacl];
            var at = dacl + 8;
            for (var left = BitConverter.ToUInt16(form, dacl + 4); left > 0; left--)
            {
                var size = BitConverter.ToUInt16(form, at + 2);
                rules.Add(AccessRule.Parse(form.AsSpan(at, size).ToArray()));
                at += size;
            }
        }

        public IReadOnlyList<AccessRule> Access => rules;
        public SecurityIdentifier Owner => BitConverter.ToInt32(bytes, 4) is > 0 and var at ? new SecurityIdentifier(bytes, at) : null;
        public byte[] GetSecurityDescriptorBinaryForm() => (byte[])bytes.Clone();
        public override string ToString() => "System.DirectoryServices.ActiveDirectorySecurity";

        public string GetSecurityDescriptorSddlForm(AccessControlSections includeSections)
        {
            RefuseOtherThanAccess(includeSections);
            return Sddl.Write(control, rules);
        }

        public void SetSecurityDescriptorSddlForm(string sddlForm, AccessControlSections includeSections)
        {
            RefuseOtherThanAccess(includeSections);
            (control, rules) = Sddl.Read(sddlForm);
            bytes = WithDaclOnly(rules);
        }

        internal bool Denies(int rights, Guid objectType, string sid, bool inherited = false) =>
            rules.Any(rule => (inherited || !rule.IsInherited) && rule.IsDeny(rights, objectType, sid));

        /// <summary>A descriptor with only the DACL, in which the deny entry is there or not.</summary>
        internal byte[] WithDeny(int rights, Guid objectType, bool denied, params string[] sids)
        {
            var wanted = WithoutDeny(rights, objectType, sids);
            var type = (byte)(objectType == Guid.Empty ? 1 : 6);
            if (denied) wanted.InsertRange(0, sids.Select(sid => AccessRule.Make(type, 0, rights, objectType, Guid.Empty, new SecurityIdentifier(sid))));
            return WithDaclOnly(wanted);
        }

        /// <summary>A descriptor with only the DACL, in which nothing of its own denies and entries allow: after its own denials, before what is inherited.</summary>
        internal byte[] WithAllow(int rights, Guid objectType, params string[] sids)
        {
            var wanted = WithoutDeny(rights, objectType, sids);
            var missing = sids.Where(sid => !wanted.Any(rule => !rule.IsInherited && rule.IsAllow(rights, objectType, sid)));
            var at = wanted.FindLastIndex(rule => !rule.IsInherited && rule.AccessControlType == "Deny") + 1;
            wanted.InsertRange(at, missing.Select(sid => AccessRule.Make(5, 0, rights, objectType, Guid.Empty, new SecurityIdentifier(sid))).ToList());
            return WithDaclOnly(wanted);
        }

        private List<AccessRule> WithoutDeny(int rights, Guid objectType, string[] sids) =>
            rules.Where(rule => rule.IsInherited || !sids.Any(sid => rule.IsDeny(rights, objectType, sid))).ToList();

        private byte[] WithDaclOnly(IReadOnlyCollection<AccessRule> wanted)
        {
            var size = 8 + wanted.Sum(rule => rule.Raw.Length);
            var form = new byte[20 + size];
            form[0] = 1;
            BitConverter.GetBytes((ushort)((control | DaclPresent | SelfRelative) & ~0x13)).CopyTo(form, 2);
            BitConverter.GetBytes(20).CopyTo(form, 16);
            form[20] = Math.Max(revision, (byte)4);
            BitConverter.GetBytes((ushort)size).CopyTo(form, 22);
            BitConverter.GetBytes((ushort)wanted.Count).CopyTo(form, 24);
            var at = 28;
            foreach (var rule in wanted) { rule.Raw.CopyTo(form, at); at += rule.Raw.Length; }
            return form;
        }

        private static void RefuseOtherThanAccess(AccessControlSections sections)
        {
            if (sections != AccessControlSections.Access) throw new NotSupportedException("The lab's ActiveDirectorySecurity knows the section Access only.");
        }
    }
}
