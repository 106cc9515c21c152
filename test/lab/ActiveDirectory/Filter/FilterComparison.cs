using System;
using System.Globalization;
using System.Text;
using Microsoft.ActiveDirectory.Management.Ldap;
using Microsoft.ActiveDirectory.Management.Properties;

namespace Microsoft.ActiveDirectory.Management.Filter
{
    /// <summary>One comparison of a -Filter, for the properties of one class.</summary>
    internal sealed class FilterComparison
    {
        private readonly ObjectKind kind;
        private readonly Schema schema;

        public FilterComparison(ObjectKind kind, Schema schema)
        {
            this.kind = kind;
            this.schema = schema;
        }

        public string Translate(string name, string operation, object value)
        {
            var property = kind.Find(name);
            if (property is { Attribute: null } && property.Reads[0] == "userAccountControl") return Flag(property.Name, operation, value);
            var attribute = property == null ? name : property.Name == "DistinguishedName" ? "distinguishedName" : property.Attribute;
            var type = schema.Find(attribute ?? "") ?? throw Errors.BadProperty(name);
            return operation switch
            {
                "eq" => $"({type.Name}={Value(type, value, false)})",
                "ne" => $"(!({type.Name}={Value(type, value, false)}))",
                "like" => $"({type.Name}={Value(type, value, true)})",
                "notlike" => $"(!({type.Name}={Value(type, value, true)}))",
                "ge" => $"({type.Name}>={Value(type, value, false)})",
                "le" => $"({type.Name}<={Value(type, value, false)})",
                "gt" => $"(&({type.Name}>={Value(type, value, false)})(!({type.Name}={Value(type, value, false)})))",
                "lt" => $"(&({type.Name}<={Value(type, value, false)})(!({type.Name}={Value(type, value, false)})))",
                "band" => $"({type.Name}:1.2.840.113556.1.4.803:={Value(type, value, false)})",
                "bor" => $"({type.Name}:1.2.840.113556.1.4.804:={Value(type, value, false)})",
                "recursivematch" => $"({type.Name}:1.2.840.113556.1.4.1941:={Value(type, value, false)})",
                _ => null,
            };
        }

        private static string Flag(string name, string operation, object value)
        {
            var wanted = System.Management.Automation.LanguagePrimitives.IsTrue(value) && !"false".Equals(value as string, StringComparison.OrdinalIgnoreCase);
            if (operation is not ("eq" or "ne")) return null;
            if (operation == "ne") wanted = !wanted;
            if (name == "Enabled") wanted = !wanted;
            var flag = name == "Enabled" ? AccountControl.AccountDisable : AccountFlags.Find(name);
            var filter = $"(userAccountControl:1.2.840.113556.1.4.803:={(int)flag})";
            return wanted ? filter : $"(!{filter})";
        }

        private static string Value(AttributeType type, object value, bool wildcards)
        {
            if (value is System.Management.Automation.PSObject wrapped) value = wrapped.BaseObject;
            if (value == null) throw new ADFilterParsingException("The value of " + type.Name + " is null.");
            if (type.Syntax == Syntax.Guid && !wildcards) return FilterText.Guid(value is Guid guid ? guid : Guid.Parse(value.ToString()));
            if (type.Syntax == Syntax.Sid && !wildcards) return FilterText.Bytes(new SecurityIdentifier(value.ToString()).Bytes);
            if (type.Syntax == Syntax.Int64 && value is string text && !wildcards && !long.TryParse(text, out _) && DateTime.TryParse(text, CultureInfo.InvariantCulture, out var time)) value = time;
            if (value is byte[] bytes) return FilterText.Bytes(bytes);
            var plain = (string)Values.Encode(type.Name, value is ADObject or string or bool or int or long or DateTime ? value : value.ToString(), type);
            return wildcards ? FilterText.Escape(plain).Replace("\\2a", "*") : FilterText.Escape(plain);
        }
    }
}
