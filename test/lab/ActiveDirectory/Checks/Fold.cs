using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace Microsoft.ActiveDirectory.Management.Checks
{
    /// <summary>
    /// Names as Windows compares them, without regard to case, accents, width and kind of kana (KB938447, KB415097, [MS-ADTS] 6.5). Which letters that
    /// makes one is data that the tool reads too: schemas/folded-letters.json.
    /// </summary>
    internal static class Fold
    {
        private static readonly Dictionary<char, string> Letters = Read();

        public static string Name(string name)
        {
            var text = new StringBuilder();
            foreach (var c in name.Normalize(NormalizationForm.FormC)) text.Append(Letters.TryGetValue(c, out var folded) ? folded : c.ToString());
            return text.ToString();
        }

        private static Dictionary<char, string> Read()
        {
            using var stream = typeof(Fold).Assembly.GetManifestResourceStream("folded-letters.json");
            using var json = JsonDocument.Parse(stream);
            var letters = new Dictionary<char, string>();
            foreach (var entry in json.RootElement.GetProperty("letters").EnumerateObject())
                foreach (var letter in entry.Value.GetString()) letters[letter] = entry.Name;
            foreach (var range in json.RootElement.GetProperty("ignored").GetString().Split(' '))
            {
                var ends = range.Split('-').Select(point => Convert.ToInt32(point, 16)).ToArray();
                for (var point = ends[0]; point <= ends[^1]; point++) letters[(char)point] = "";
            }
            return letters;
        }
    }
}
