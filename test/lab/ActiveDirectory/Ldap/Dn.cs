using System;
using System.Collections.Generic;
using System.Text;

namespace Microsoft.ActiveDirectory.Management.Ldap
{
    /// <summary>Distinguished names (RFC 4514): split, escape, compare. Servers escape differently, so DNs compare parsed.</summary>
    internal static class Dn
    {
        /// <summary>The RDNs as they are written, or null when this is no DN.</summary>
        public static List<string> Split(string dn)
        {
            var parts = new List<string>();
            var start = 0;
            var quoted = false;
            for (var i = 0; i <= dn.Length; i++)
            {
                if (i < dn.Length && dn[i] == '\\') { i++; continue; }
                if (i < dn.Length && dn[i] == '"') quoted = !quoted;
                if (i < dn.Length && (dn[i] != ',' || quoted)) continue;
                var part = TrimUnescaped(dn.Substring(start, Math.Min(i, dn.Length) - start));
                if (part.IndexOf('=') < 1) return null;
                parts.Add(part);
                start = i + 1;
            }
            return parts;
        }

        public static bool IsDn(string text) => text.IndexOf('=') > 0 && Split(text) != null;

        public static string Parent(string dn)
        {
            var parts = Split(dn);
            return string.Join(",", parts.GetRange(1, parts.Count - 1));
        }

        /// <summary>Without spaces around `=` and `,`: Windows takes "ou = People", Samba does not.</summary>
        public static string Normal(string dn)
        {
            var parts = Split(dn);
            return parts == null ? dn : string.Join(",", parts.ConvertAll(part => RdnType(part) + "=" + part.Substring(part.IndexOf('=') + 1).TrimStart(' ')));
        }

        public static string Rdn(string dn) => Split(dn)[0];

        public static string RdnType(string rdn) => rdn.Substring(0, rdn.IndexOf('=')).Trim();

        public static string RdnValue(string rdn) => Unescape(rdn.Substring(rdn.IndexOf('=') + 1));

        public static string Escape(string value)
        {
            var text = new StringBuilder();
            for (var i = 0; i < value.Length; i++)
            {
                var c = value[i];
                if (c < ' ') { text.Append('\\').Append(((int)c).ToString("X2")); continue; }
                if (",+\"\\<>;=".IndexOf(c) >= 0 || (i == 0 && (c == '#' || c == ' ')) || (i == value.Length - 1 && c == ' ')) text.Append('\\');
                text.Append(c);
            }
            return text.ToString();
        }

        /// <summary>A form in which equal DNs are equal strings.</summary>
        public static string Key(string dn)
        {
            var parts = Split(dn);
            if (parts == null) return dn.ToUpperInvariant();
            var keys = new List<string>();
            foreach (var part in parts) keys.Add(RdnType(part).ToUpperInvariant() + "=" + Escape(RdnValue(part)).ToUpperInvariant());
            return string.Join(",", keys);
        }

        public static bool IsBelowOrEqual(string dn, string root) =>
            Key(dn) == Key(root) || Key(dn).EndsWith("," + Key(root), StringComparison.Ordinal);

        private static string TrimUnescaped(string part)
        {
            part = part.TrimStart(' ');
            var end = part.Length;
            while (end > 0 && part[end - 1] == ' ' && !(end > 1 && part[end - 2] == '\\')) end--;
            return part.Substring(0, end);
        }

        private static string Unescape(string value)
        {
            value = TrimUnescaped(value);
            if (value.Length > 1 && value[0] == '"' && value[^1] == '"') value = value.Substring(1, value.Length - 2);
            var bytes = new List<byte>();
            for (var i = 0; i < value.Length; i++)
            {
                if (value[i] != '\\' || i + 1 == value.Length)
                {
                    var pair = char.IsHighSurrogate(value[i]) && i + 1 < value.Length ? 2 : 1;
                    bytes.AddRange(Encoding.UTF8.GetBytes(value.Substring(i, pair)));
                    i += pair - 1;
                }
                else if (i + 2 < value.Length && Uri.IsHexDigit(value[i + 1]) && Uri.IsHexDigit(value[i + 2]))
                {
                    bytes.Add(Convert.ToByte(value.Substring(i + 1, 2), 16));
                    i += 2;
                }
                else bytes.AddRange(Encoding.UTF8.GetBytes(value.Substring(++i, 1)));
            }
            return Encoding.UTF8.GetString(bytes.ToArray());
        }
    }
}
