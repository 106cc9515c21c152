using System;

namespace Microsoft.ActiveDirectory.Management
{
    /// <summary>One entry of a DACL ([MS-DTYP] 2.4.4); object types are empty when the entry has none.</summary>
    public sealed class AccessRule
    {
        internal byte Type { get; private init; }
        internal byte Flags { get; private init; }
        internal byte[] Raw { get; private init; }
        public string AccessControlType => Type is 1 or 6 ? "Deny" : "Allow";
        public int ActiveDirectoryRights { get; private init; }
        public Guid ObjectType { get; private init; }
        public Guid InheritedObjectType { get; private init; }
        public SecurityIdentifier IdentityReference { get; private init; }
        public bool IsInherited => (Flags & 0x10) != 0;

        internal bool IsDeny(int rights, Guid objectType, string sid) => Type is 1 or 6 && Is(rights, objectType, sid);

        internal bool IsAllow(int rights, Guid objectType, string sid) => Type is 0 or 5 && Is(rights, objectType, sid);

        private bool Is(int rights, Guid objectType, string sid) => (ActiveDirectoryRights & rights) == rights && ObjectType == objectType && IdentityReference.Value == sid;

        internal static AccessRule Parse(byte[] raw)
        {
            Guid type = default, inherited = default;
            var at = 8;
            if (HasObjectTypes(raw[0]))
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

        internal static AccessRule Make(byte type, byte flags, int rights, Guid objectType, Guid inheritedObjectType, SecurityIdentifier sid)
        {
            var present = (objectType == Guid.Empty ? 0 : 1) | (inheritedObjectType == Guid.Empty ? 0 : 2);
            var start = !HasObjectTypes(type) ? 8 : present switch { 0 => 12, 3 => 44, _ => 28 };
            var raw = new byte[start + sid.BinaryLength];
            raw[0] = type;
            raw[1] = flags;
            BitConverter.GetBytes((ushort)raw.Length).CopyTo(raw, 2);
            BitConverter.GetBytes(rights).CopyTo(raw, 4);
            if (HasObjectTypes(type))
            {
                raw[8] = (byte)present;
                if ((present & 1) != 0) objectType.ToByteArray().CopyTo(raw, 12);
                if ((present & 2) != 0) inheritedObjectType.ToByteArray().CopyTo(raw, start - 16);
            }
            sid.GetBinaryForm(raw, start);
            return Parse(raw);
        }

        private static bool HasObjectTypes(byte type) => type is 5 or 6 or 7 or 8;
    }
}
