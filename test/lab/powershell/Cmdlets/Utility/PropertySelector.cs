using System.Collections;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>
/// One entry of a -Property list: a name (wildcards allowed), a script block, or a table with Name/Label and Expression
/// (about_Calculated_Properties).
/// </summary>
internal sealed class PropertySelector
{
    private readonly string? pattern;
    private readonly ScriptBlock? expression;
    private readonly string? label;

    public bool Descending { get; }

    private PropertySelector(object? expression, string? label, bool descending)
    {
        this.expression = expression as ScriptBlock;
        pattern = this.expression is null ? LanguagePrimitives.ConvertTo<string>(expression) : null;
        this.label = label;
        Descending = descending;
    }

    public static PropertySelector From(object entry)
    {
        var value = entry is PSObject wrapped ? wrapped.BaseObject : entry;
        if (value is not IDictionary table) { return new PropertySelector(value, null, false); }
        object? expression = null;
        string? label = null;
        var descending = false;
        foreach (DictionaryEntry pair in table)
        {
            var key = LanguagePrimitives.ConvertTo<string>(pair.Key).ToLowerInvariant();
            var content = pair.Value is PSObject inner ? inner.BaseObject : pair.Value;
            if (key is "expression" or "e") { expression = content; }
            else if (key is "name" or "n" or "label" or "l") { label = LanguagePrimitives.ConvertTo<string>(content); }
            else if (key == "descending") { descending = LanguagePrimitives.IsTrue(content); }
            else if (key == "ascending") { descending = !LanguagePrimitives.IsTrue(content); }
            else { throw new PSNotSupportedException($"The {pair.Key} key is not valid."); }
        }
        return new PropertySelector(expression ?? label, label, descending);
    }

    /// <summary>The named values this entry gives for an object: exactly one, unless the name has wildcards.</summary>
    public IEnumerable<KeyValuePair<string, object?>> Select(PSObject input)
    {
        if (expression is not null) { return [new(label ?? expression.ToString(), Evaluate(input))]; }
        if (!WildcardPattern.ContainsWildcardCharacters(pattern)) { return [new(label ?? pattern!, Read(input, pattern!))]; }
        var wildcard = WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase);
        return input.Properties.Where(property => wildcard.IsMatch(property.Name))
            .Select(property => new KeyValuePair<string, object?>(property.Name, Read(input, property.Name)));
    }

    public object? FirstValue(PSObject input) => Select(input).Select(pair => pair.Value).FirstOrDefault();

    private object? Evaluate(PSObject input)
    {
        try
        {
            var results = expression!.InvokeWithContext(null, [new PSVariable("_", input)]);
            return results.Count switch { 0 => null, 1 => results[0], _ => results.ToArray() };
        }
        // A failing expression gives an empty value.
        catch (RuntimeException) { return null; }
    }

    private static object? Read(PSObject input, string name)
    {
        if (input.BaseObject is IDictionary table && table.Contains(name)) { return table[name]; }
        try { return input.Properties[name]?.Value; }
        catch (GetValueException) { return null; }
    }
}
