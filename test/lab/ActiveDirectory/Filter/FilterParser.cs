using System;
using System.Collections.Generic;

namespace Microsoft.ActiveDirectory.Management.Filter
{
    /// <summary>-Filter into an LDAP filter: or, and, not, comparisons; left to right, -and before -or.</summary>
    internal sealed class FilterParser
    {
        private readonly string filter;
        private readonly List<Token> tokens;
        private readonly Func<string, object> variable;
        private readonly Func<string, string, object, string> compare;
        private int at;

        private FilterParser(string filter, Func<string, object> variable, Func<string, string, object, string> compare)
        {
            this.filter = filter;
            this.variable = variable;
            this.compare = compare;
            tokens = FilterLexer.Read(filter);
        }

        /// <param name="variable">the value of a PowerShell variable</param>
        /// <param name="compare">property, operator, value: the LDAP filter of one comparison</param>
        public static string Parse(string filter, Func<string, object> variable, Func<string, string, object, string> compare)
        {
            if (filter.Trim() == "*") return "(objectClass=*)";
            var parser = new FilterParser(filter, variable, compare);
            var parsed = parser.Or();
            return parser.Now.Kind == TokenKind.End ? parsed : throw parser.Error();
        }

        private Token Now => tokens[at];

        private bool Take(string name)
        {
            if (Now.Kind != TokenKind.Operator || Now.Text != name) return false;
            at++;
            return true;
        }

        private string Or()
        {
            var left = And();
            while (Take("or")) left = $"(|{left}{And()})";
            return left;
        }

        private string And()
        {
            var left = Not();
            while (Take("and")) left = $"(&{left}{Not()})";
            return left;
        }

        private string Not()
        {
            if (Take("not")) return $"(!{Not()})";
            if (Now.Kind != TokenKind.Open) return Comparison();
            at++;
            var inner = Or();
            if (Now.Kind != TokenKind.Close) throw Error();
            at++;
            return inner;
        }

        private string Comparison()
        {
            if (Now.Kind is not (TokenKind.Word or TokenKind.Text)) throw Error();
            var name = tokens[at++].Text;
            if (Now.Kind != TokenKind.Operator) throw Error();
            var operation = tokens[at++].Text;
            var token = Now;
            if (token.Kind is not (TokenKind.Word or TokenKind.Text or TokenKind.Variable)) throw Error();
            at++;
            return compare(name, operation, token.Kind == TokenKind.Variable ? variable(token.Text.Substring(1)) : token.Text) ?? throw Error();
        }

        private ADFilterParsingException Error() =>
            new($"Error parsing query: '{filter}' Error Message: 'syntax error' at position: '{at + 1}'.");
    }
}
