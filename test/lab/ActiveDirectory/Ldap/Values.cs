using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using System.Text;

namespace Microsoft.ActiveDirectory.Management.Ldap
{
    /// <summary>Values between LDAP and .NET, by the attribute's syntax.</summary>
    internal static class Values
    {
        public static ADPropertyValueCollection Read(RawEntry entry, string name, AttributeType type)
        {
            var values = new ADPropertyValueCollection { IsMultiValued = type is { Single: false } };
            foreach (var bytes in entry.AllBytes(name)) ((IList)values).Add(One(bytes, type?.Syntax ?? Syntax.Text));
            return values;
        }

        private static object One(byte[] bytes, Syntax syntax)
        {
            string text() => Encoding.UTF8.GetString(bytes);
            return syntax switch
            {
                Syntax.Int32 => int.Parse(text(), CultureInfo.InvariantCulture),
                Syntax.Int64 => long.Parse(text(), CultureInfo.InvariantCulture),
                Syntax.Boolean => text().Equals("TRUE", StringComparison.OrdinalIgnoreCase),
                Syntax.Time => Time(text()),
                Syntax.Bytes => bytes,
                Syntax.Guid => new Guid(bytes),
                Syntax.Sid => new SecurityIdentifier(bytes, 0),
                Syntax.SecurityDescriptor => new ActiveDirectorySecurity(bytes),
                _ => text(),
            };
        }

        /// <summary>GeneralizedTime (20261122201500.0Z) or UTCTime (261122201500Z), as a DateTime of kind Local.</summary>
        public static DateTime Time(string text)
        {
            var digits = text.Split('.', 'Z')[0];
            var format = digits.Length == 12 ? "yyMMddHHmmss" : "yyyyMMddHHmmss";
            return DateTime.ParseExact(digits, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal).ToLocalTime();
        }

        /// <summary>What -Add, -Remove, -Replace and -OtherAttributes may hold: plain values and typed arrays of them.</summary>
        public static List<object> Write(string name, object value, AttributeType type)
        {
            var values = new List<object>();
            Refuse(name, value);
            if (value is ADPropertyValueCollection or Array && value is not byte[])
            {
                Type first = null;
                foreach (var one in (IEnumerable)value)
                {
                    Refuse(name, one);
                    first ??= one.GetType();
                    if (one.GetType() != first) throw Errors.Argument("All values in the collection must be of the same type.", name); // "NoMixedType"
                    values.Add(Encode(name, one, type));
                }
            }
            else values.Add(Encode(name, value, type));
            if (values.Count == 0) throw Errors.Argument("The collection of values must not be empty.", name);
            return values;
        }

        // Reported by administrators for values that come from a pipeline: "Invalid type 'System.Management.Automation.PSObject'."
        private static void Refuse(string name, object value)
        {
            if (value == null || value is string { Length: 0 } || value is byte[] { Length: 0 })
                throw Errors.Argument("The value must not be null or empty.", name);
            if (value is PSObject or object[] and not (string[] or byte[][]) || (value is IEnumerable and not (string or Array or ADPropertyValueCollection)))
                throw Errors.Argument($"Invalid type '{value.GetType().FullName}'.", name);
        }

        public static object Encode(string name, object value, AttributeType type)
        {
            switch (value)
            {
                case byte[] bytes: return bytes;
                case bool flag: return flag ? "TRUE" : "FALSE";
                case int or long or short or uint or byte: return Convert.ToString(value, CultureInfo.InvariantCulture);
                case Enum member: return Convert.ToInt64(member).ToString(CultureInfo.InvariantCulture);
                case Guid guid: return guid.ToByteArray();
                case SecurityIdentifier sid: return sid.Bytes;
                case ActiveDirectorySecurity security: return security.GetSecurityDescriptorBinaryForm();
                case DateTime time when type?.Syntax == Syntax.Int64: return time.ToFileTimeUtc().ToString(CultureInfo.InvariantCulture);
                // As Microsoft's module does: a session with another calendar would write another year.
                case DateTime time: return time.ToUniversalTime().ToString("yyyyMMddHHmmss'.0Z'", CultureInfo.CurrentCulture);
                case ADObject target: return target.ToString();
                case string text when type?.Syntax == Syntax.Boolean && bool.TryParse(text, out var parsed): return parsed ? "TRUE" : "FALSE";
                case string text: return text;
                default: throw Errors.Argument($"Invalid type '{value.GetType().FullName}'.", name);
            }
        }
    }
}
