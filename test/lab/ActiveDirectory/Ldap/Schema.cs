using System;
using System.Collections.Generic;
using System.DirectoryServices.Protocols;
using System.Text;
using System.Text.RegularExpressions;

namespace Microsoft.ActiveDirectory.Management.Ldap
{
    internal enum Syntax { Text, Int32, Int64, Boolean, Time, Bytes, Dn, Guid, Sid, SecurityDescriptor }

    internal sealed record AttributeType(string Name, Syntax Syntax, bool Single);

    /// <summary>The attributes the server's schema has, from its subschema entry CN=Aggregate: one read a connection.</summary>
    internal sealed class Schema
    {
        // [MS-ADTS] 3.1.1.3.1.1.1: the SYNTAX identifiers of attributeTypes.
        private static readonly Dictionary<string, Syntax> Syntaxes = new()
        {
            ["1.3.6.1.4.1.1466.115.121.1.27"] = Syntax.Int32, ["1.2.840.113556.1.4.906"] = Syntax.Int64,
            ["1.3.6.1.4.1.1466.115.121.1.7"] = Syntax.Boolean, ["1.3.6.1.4.1.1466.115.121.1.24"] = Syntax.Time,
            ["1.3.6.1.4.1.1466.115.121.1.53"] = Syntax.Time, ["1.3.6.1.4.1.1466.115.121.1.40"] = Syntax.Bytes,
            ["1.3.6.1.4.1.1466.115.121.1.5"] = Syntax.Bytes, ["1.3.6.1.4.1.1466.115.121.1.12"] = Syntax.Dn,
            ["1.2.840.113556.1.4.907"] = Syntax.SecurityDescriptor,
        };

        // SIDs are octet strings to LDAP (Samba: .40, Windows: .40 too); Microsoft's module gives objectGUID as a Guid.
        private static readonly HashSet<string> Sids = new(StringComparer.OrdinalIgnoreCase)
        {
            "objectSid", "sIDHistory", "tokenGroups", "tokenGroupsGlobalAndUniversal", "tokenGroupsNoGCAcceptable", "securityIdentifier", "creatorSID",
        };

        private static readonly Regex Definition = new(@"NAME '([^']+)' SYNTAX '([^']+)'(?<single>.*SINGLE-VALUE)?", RegexOptions.Compiled);
        private static readonly Regex Range = new(@"NAME '([^']+)'.*RANGE-UPPER '(-?\d+)'", RegexOptions.Compiled);

        private readonly Dictionary<string, AttributeType> attributes = new(StringComparer.OrdinalIgnoreCase);

        public Schema(SearchResultEntry aggregate)
        {
            foreach (string definition in aggregate.Attributes["attributeTypes"].GetValues(typeof(string)))
            {
                var match = Definition.Match(definition);
                if (!match.Success) continue;
                var name = match.Groups[1].Value;
                var syntax = Sids.Contains(name) ? Syntax.Sid : name == "objectGUID" ? Syntax.Guid
                    : Syntaxes.TryGetValue(match.Groups[2].Value, out var known) ? known : Syntax.Text;
                attributes[name] = new AttributeType(name, syntax, match.Groups["single"].Success);
            }
        }

        public AttributeType Find(string name) => attributes.TryGetValue(name, out var type) ? type : null;

        /// <summary>The longest value that each attribute may have; read only after the server refused one.</summary>
        public static Dictionary<string, long> UpperRanges(SearchResultEntry aggregate)
        {
            var ranges = new Dictionary<string, long>(StringComparer.OrdinalIgnoreCase);
            foreach (string info in aggregate.Attributes["extendedAttributeInfo"].GetValues(typeof(string)))
                if (Range.Match(info) is { Success: true } match) ranges[match.Groups[1].Value] = long.Parse(match.Groups[2].Value);
            return ranges;
        }
    }
}
