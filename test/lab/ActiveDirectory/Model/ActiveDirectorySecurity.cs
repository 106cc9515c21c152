using System;
using System.Collections.Generic;
using System.Linq;

namespace Microsoft.ActiveDirectory.Management
{
    /// <summary>One entry of a DACL ([MS-DTYP] 2.4.4); object types are empty when the entry has none.</summary>
    public sealed class AccessRule
    {
        internal byte Type { get; init; }
        internal byte Flags { get; init; }
        internal byte[] Raw { get; init; }
        public string AccessControlType => Type is 1 or 6 ? "Deny" : "Allow";
        public int ActiveDirectoryRights { get; init; }
        public Guid ObjectType { get; init; }
        public Guid InheritedObjectType { get; init; }
        public SecurityIdentifier IdentityReference { get; init; }
        public bool IsInherited => (Flags & 0x10) != 0;

        internal bool IsDeny(int rights, Guid objectType, string sid) =>
            Type is 1 or 6 && !IsInherited && (ActiveDirectoryRights & rights) == rights && ObjectType == objectType && IdentityReference.Value == sid;
    }

    /// <summary>
    /// A self-relative security descriptor ([MS-DTYP] 2.4.6). Stands in for System.DirectoryServices.ActiveDirectorySecurity, whose
    /// base classes throw PlatformNotSupportedException outside Windows.
    /// </summary>
    public sealed class ActiveDirectorySecurity
    {
        private const ushort DaclPresent = 0x4;
        private readonly byte[] bytes;
        private readonly List<AccessRule> rules = new();
        private readonly byte revision = 4;
        private ushort control;

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
                rules.Add(Parse(form.AsSpan(at, size).ToArray()));
                at += size;
            }
        }

        public IReadOnlyList<AccessRule> Access => rules;
        public SecurityIdentifier Owner => BitConverter.ToInt32(bytes, 4) is > 0 and var at ? new SecurityIdentifier(bytes, at) : null;
        public byte[] GetSecurityDescriptorBinaryForm() => (byte[])bytes.Clone();
        public override string ToString() => "System.DirectoryServices.ActiveDirectorySecurity";

        internal bool Denies(int rights, Guid objectType, string sid) => rules.Any(rule => rule.IsDeny(rights, objectType, sid));

        /// <summary>A descriptor with only the DACL, in which the deny entry is there or not.</summary>
        internal byte[] WithDeny(int rights, Guid objectType, bool denied, params string[] sids)
        {
            var wanted = rules.Where(rule => !sids.Any(sid => rule.IsDeny(rights, objectType, sid))).Select(rule => rule.Raw).ToList();
            if (denied) wanted.InsertRange(0, sids.Select(sid => DenyEntry(rights, objectType, new SecurityIdentifier(sid))));
            var size = 8 + wanted.Sum(raw => raw.Length);
            var form = new byte[20 + size];
            form[0] = 1;
            BitConverter.GetBytes((ushort)(control | DaclPresent | 0x8000) & ~0x13).AsSpan(0, 2).CopyTo(form.AsSpan(2));
            BitConverter.GetBytes(20).CopyTo(form, 16);
            form[20] = Math.Max(revision, (byte)4);
            BitConverter.GetBytes((ushort)size).CopyTo(form, 22);
            BitConverter.GetBytes((ushort)wanted.Count).CopyTo(form, 24);
            var at = 28;
            foreach (var raw in wanted) { raw.CopyTo(form, at); at += raw.Length; }
            return form;
        }

        private static byte[] DenyEntry(int rights, Guid objectType, SecurityIdentifier sid)
        {
            var isObject = objectType != Guid.Empty;
            var size = 8 + (isObject ? 20 : 0) + sid.BinaryLength;
            var raw = new byte[size];
            raw[0] = (byte)(isObject ? 6 : 1);
            BitConverter.GetBytes((ushort)size).CopyTo(raw, 2);
            BitConverter.GetBytes(rights).CopyTo(raw, 4);
            if (isObject) { raw[8] = 1; objectType.ToByteArray().CopyTo(raw, 12); }
            sid.GetBinaryForm(raw, size - sid.BinaryLength);
            return raw;
        }

        private static AccessRule Parse(byte[] raw)
        {
            Guid type = default, inherited = default;
            var at = 8;
            if (raw[0] is 5 or 6 or 7 or 8)
            {
                var present = BitConverter.ToInt32(raw, 8);
                at = 12;
                if ((present & 1) != 0) { type = new Guid(raw.AsSpan(at, 16)); at += 16; }
                if ((present & 2) != 0) { inherited = new Guid(raw.AsSpan(at, 16)); at += 16; }
            }
            return new AccessRule
            {
                Type = raw[0], Flags = raw[1], Raw = raw, ActiveDirectoryRights = BitConverter.ToInt32(raw, 4),
                ObjectType = type, InheritedObjectType = inherited, IdentityReference = new SecurityIdentifier(raw, at),
            };
        }
    }
}
