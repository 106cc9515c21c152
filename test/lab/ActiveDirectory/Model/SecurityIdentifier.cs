using System;
using System.Linq;
using System.Text;

namespace Microsoft.ActiveDirectory.Management
{
    /// <summary>
    /// Stands in for System.Security.Principal.SecurityIdentifier, which throws PlatformNotSupportedException outside Windows:
    /// same members as far as scripts use them (Value, ToString, AccountDomainSid, BinaryLength, GetBinaryForm, equality).
    /// Layout: [MS-DTYP] 2.4.2.2.
    /// </summary>
    public sealed class SecurityIdentifier : IEquatable<SecurityIdentifier>, IComparable<SecurityIdentifier>
    {
        private readonly byte[] bytes;

        public SecurityIdentifier(string sddlForm)
        {
            if (!TryParse(sddlForm, out bytes)) throw new ArgumentException("Value was invalid.", nameof(sddlForm));
        }

        public SecurityIdentifier(byte[] binaryForm, int offset)
        {
            var length = 8 + 4 * binaryForm[offset + 1];
            bytes = binaryForm.AsSpan(offset, length).ToArray();
        }

        public string Value
        {
            get
            {
                long authority = 0;
                for (var i = 2; i < 8; i++) authority = authority << 8 | bytes[i];
                var text = new StringBuilder("S-").Append(bytes[0]).Append('-').Append(authority);
                for (var i = 8; i < bytes.Length; i += 4) text.Append('-').Append(BitConverter.ToUInt32(bytes, i));
                return text.ToString();
            }
        }

        public int BinaryLength => bytes.Length;
        public void GetBinaryForm(byte[] binaryForm, int offset) => bytes.CopyTo(binaryForm, offset);
        public SecurityIdentifier AccountDomainSid =>
            Value.StartsWith("S-1-5-21-") ? new SecurityIdentifier(Value.Substring(0, Value.LastIndexOf('-'))) : null;

        internal byte[] Bytes => bytes;

        internal static bool IsSid(string text) => TryParse(text, out _);

        private static bool TryParse(string text, out byte[] bytes)
        {
            bytes = null;
            var parts = (text ?? "").Split('-');
            if (parts.Length < 3 || !parts[0].Equals("S", StringComparison.OrdinalIgnoreCase) || parts[1] != "1" || parts.Length > 18) return false;
            if (!ulong.TryParse(parts[2], out var authority)) return false;
            var subs = new uint[parts.Length - 3];
            for (var i = 0; i < subs.Length; i++) if (!uint.TryParse(parts[i + 3], out subs[i])) return false;
            bytes = new byte[8 + 4 * subs.Length];
            bytes[0] = 1;
            bytes[1] = (byte)subs.Length;
            for (var i = 7; i > 1; i--, authority >>= 8) bytes[i] = (byte)authority;
            for (var i = 0; i < subs.Length; i++) BitConverter.GetBytes(subs[i]).CopyTo(bytes, 8 + 4 * i);
            return true;
        }

        public bool Equals(SecurityIdentifier other) => other != null && bytes.SequenceEqual(other.bytes);
        public override bool Equals(object other) => other is SecurityIdentifier sid ? Equals(sid) : other is string text && text == Value;
        public override int GetHashCode() => Value.GetHashCode();
        public int CompareTo(SecurityIdentifier other) => string.CompareOrdinal(Value, other?.Value);
        public override string ToString() => Value;
    }
}
