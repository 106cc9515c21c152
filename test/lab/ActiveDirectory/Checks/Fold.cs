using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Microsoft.ActiveDirectory.Management.Checks
{
    /// <summary>
    /// Names as Windows compares them: without regard to case and accents (KB938447: Müller equals Muller, ß equals ss).
    /// Letters that Unicode does not decompose are in the table.
    /// </summary>
    internal static class Fold
    {
        private static readonly Dictionary<char, string> Letters = new()
        {
            ['ß'] = "SS", ['ẞ'] = "SS", ['æ'] = "AE", ['Æ'] = "AE", ['œ'] = "OE", ['Œ'] = "OE", ['ø'] = "O", ['Ø'] = "O", ['ł'] = "L", ['Ł'] = "L",
            ['đ'] = "D", ['Đ'] = "D", ['ð'] = "D", ['Ð'] = "D", ['þ'] = "TH", ['Þ'] = "TH", ['ı'] = "I", ['ħ'] = "H", ['Ħ'] = "H", ['ŧ'] = "T", ['Ŧ'] = "T",
        };

        public static string Name(string name)
        {
            var text = new StringBuilder();
            foreach (var c in name.Normalize(NormalizationForm.FormKD))
            {
                if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
                if (Letters.TryGetValue(c, out var plain)) text.Append(plain); else text.Append(char.ToUpperInvariant(c));
            }
            return text.ToString();
        }
    }
}
