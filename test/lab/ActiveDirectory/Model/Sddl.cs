using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace Microsoft.ActiveDirectory.Management
{
    /// <summary>
    /// A DACL as text, in the Security Descriptor Definition Language: "D:AI(OA;CIIO;RPWP;guid;guid;sid)...". As Windows writes it: rights from
    /// the lowest bit up, well-known SIDs as two letters. Grammar and letters: [MS-DTYP] 2.5.1.1.
    /// </summary>
    internal static class Sddl
    {
        private static readonly Dictionary<string, int> Rights = new()
        {
            ["CC"] = 1, ["DC"] = 2, ["LC"] = 4, ["SW"] = 8, ["RP"] = 0x10, ["WP"] = 0x20, ["DT"] = 0x40, ["LO"] = 0x80, ["CR"] = 0x100,
            ["SD"] = 0x10000, ["RC"] = 0x20000, ["WD"] = 0x40000, ["WO"] = 0x80000,
            ["GA"] = 0x10000000, ["GX"] = 0x20000000, ["GW"] = 0x40000000, ["GR"] = int.MinValue,
        };

        private static readonly Dictionary<string, int> Flags = new()
        {
            ["OI"] = 1, ["CI"] = 2, ["NP"] = 4, ["IO"] = 8, ["ID"] = 0x10, ["SA"] = 0x40, ["FA"] = 0x80,
        };

        private static readonly Dictionary<string, int> Types = new() { ["A"] = 0, ["D"] = 1, ["OA"] = 5, ["OD"] = 6 };

        // SE_DACL_PROTECTED, SE_DACL_AUTO_INHERIT_REQ, SE_DACL_AUTO_INHERITED
        private static readonly Dictionary<string, int> Controls = new() { ["P"] = 0x1000, ["AR"] = 0x100, ["AI"] = 0x400 };

        // Those of other domains' accounts (DA, EA ...) are numbers here: only the domain's own name could be shortened.
        private static readonly Dictionary<string, string> Sids = new()
        {
            ["WD"] = "S-1-1-0", ["CO"] = "S-1-3-0", ["CG"] = "S-1-3-1", ["OW"] = "S-1-3-4", ["NU"] = "S-1-5-2", ["AN"] = "S-1-5-7", ["ED"] = "S-1-5-9",
            ["PS"] = "S-1-5-10", ["AU"] = "S-1-5-11", ["RC"] = "S-1-5-12", ["SY"] = "S-1-5-18", ["BA"] = "S-1-5-32-544", ["BU"] = "S-1-5-32-545",
            ["AO"] = "S-1-5-32-548", ["SO"] = "S-1-5-32-549", ["PO"] = "S-1-5-32-550", ["RU"] = "S-1-5-32-554",
        };

        private static readonly Regex Dacl = new(@"^D:(?<control>(?:P|AR|AI)*)(?:\((?<ace>[^()]*)\))*$", RegexOptions.Compiled);

        public static string Write(int control, IEnumerable<AccessRule> rules)
        {
            var text = new StringBuilder("D:").Append(Letters(control & Controls.Values.Sum(), Controls));
            foreach (var rule in rules)
            {
                var sid = rule.IdentityReference.Value;
                text.Append('(').AppendJoin(';', Types.First(type => type.Value == rule.Type).Key, Letters(rule.Flags, Flags), Letters(rule.ActiveDirectoryRights, Rights),
                    Text(rule.ObjectType), Text(rule.InheritedObjectType), Sids.FirstOrDefault(known => known.Value == sid).Key ?? sid).Append(')');
            }
            return text.ToString();
        }

        public static (int Control, List<AccessRule> Rules) Read(string sddl)
        {
            var match = Dacl.Match(sddl);
            if (!match.Success) throw new ArgumentException("The SDDL form of a security descriptor object is invalid.", nameof(sddl));
            return (Bits(match.Groups["control"].Value, Controls), match.Groups["ace"].Captures.Select(ace => Rule(ace.Value.Split(';'))).ToList());
        }

        private static AccessRule Rule(string[] fields)
        {
            if (fields.Length != 6 || !Types.TryGetValue(fields[0], out var type)) throw new ArgumentException("The SDDL form of an access rule is invalid.", "sddlForm");
            var rights = fields[2].StartsWith("0x", StringComparison.Ordinal) ? Convert.ToInt32(fields[2], 16) : Bits(fields[2], Rights);
            var sid = new SecurityIdentifier(Sids.GetValueOrDefault(fields[5], fields[5]));
            return AccessRule.Make((byte)type, (byte)Bits(fields[1], Flags), rights, Guid(fields[3]), Guid(fields[4]), sid);
        }

        private static string Letters(int bits, Dictionary<string, int> table)
        {
            var known = table.Where(entry => (bits & entry.Value) != 0).ToList();
            return known.Sum(entry => (long)(uint)entry.Value) == (uint)bits ? string.Concat(known.Select(entry => entry.Key)) : "0x" + bits.ToString("x", CultureInfo.InvariantCulture);
        }

        private static int Bits(string letters, Dictionary<string, int> table)
        {
            var bits = 0;
            for (var at = 0; at < letters.Length;)
            {
                var name = table.Keys.FirstOrDefault(key => string.CompareOrdinal(letters, at, key, 0, key.Length) == 0);
                if (name == null) throw new ArgumentException("The SDDL form of a security descriptor object is invalid.", "sddlForm");
                bits |= table[name];
                at += name.Length;
            }
            return bits;
        }

        private static string Text(Guid guid) => guid == System.Guid.Empty ? "" : guid.ToString();

        private static Guid Guid(string text) => text.Length == 0 ? System.Guid.Empty : new Guid(text);
    }
}
