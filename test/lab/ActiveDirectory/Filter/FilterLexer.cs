using System.Collections.Generic;
using System.Text;

namespace Microsoft.ActiveDirectory.Management.Filter
{
    internal enum TokenKind { Open, Close, Operator, Text, Word, Variable, End }

    internal sealed record Token(TokenKind Kind, string Text);

    /// <summary>The words of a -Filter (about_ActiveDirectory_Filter): names, operators, quoted values, variables, parentheses.</summary>
    internal static class FilterLexer
    {
        public static List<Token> Read(string filter)
        {
            var tokens = new List<Token>();
            for (var i = 0; i < filter.Length;)
            {
                var c = filter[i];
                if (char.IsWhiteSpace(c)) { i++; continue; }
                if (c is '(' or ')') { tokens.Add(new Token(c == '(' ? TokenKind.Open : TokenKind.Close, c.ToString())); i++; continue; }
                if (c is '\'' or '"') { tokens.Add(new Token(TokenKind.Text, Quoted(filter, ref i))); continue; }
                var start = i;
                while (i < filter.Length && !char.IsWhiteSpace(filter[i]) && "()'\"".IndexOf(filter[i]) < 0) i++;
                var word = filter.Substring(start, i - start);
                var kind = word[0] == '$' ? TokenKind.Variable : word[0] == '-' && word.Length > 1 && char.IsLetter(word[1]) ? TokenKind.Operator : TokenKind.Word;
                tokens.Add(new Token(kind, kind == TokenKind.Operator ? word.Substring(1).ToLowerInvariant() : word));
            }
            tokens.Add(new Token(TokenKind.End, "the end"));
            return tokens;
        }

        /// <summary>A quote inside is doubled, or escaped with a backtick, as in PowerShell.</summary>
        private static string Quoted(string filter, ref int i)
        {
            var quote = filter[i++];
            var text = new StringBuilder();
            for (; i < filter.Length; i++)
            {
                if (filter[i] == quote && i + 1 < filter.Length && filter[i + 1] == quote) { text.Append(filter[++i]); continue; }
                if (filter[i] == '`' && quote == '"' && i + 1 < filter.Length) { text.Append(filter[++i]); continue; }
                if (filter[i] == quote) { i++; return text.ToString(); }
                text.Append(filter[i]);
            }
            throw new ADFilterParsingException($"Error parsing query: '{filter}' Error Message: 'The string is missing the terminator: {quote}.' at position: '{filter.Length}'.");
        }
    }
}
