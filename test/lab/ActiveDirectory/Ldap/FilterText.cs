using System;
using System.Text;

namespace Microsoft.ActiveDirectory.Management.Ldap
{
    /// <summary>Values inside LDAP filters (RFC 4515).</summary>
    internal static class FilterText
    {
        public static string Escape(string value)
        {
            var text = new StringBuilder();
            foreach (var c in value)
            {
                if (c is '*' or '(' or ')' or '\\' or '\0') text.Append('\\').Append(((int)c).ToString("x2"));
                else text.Append(c);
            }
            return text.ToString();
        }

        public static string Bytes(byte[] value)
        {
            var text = new StringBuilder();
            foreach (var one in value) text.Append('\\').Append(one.ToString("x2"));
            return text.ToString();
        }

        public static string Guid(Guid value) => Bytes(value.ToByteArray());
    }
}
