using System.Collections;
using System.Collections.Specialized;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Numerics;
using System.Reflection;

namespace Microsoft.PowerShell.Commands;

/// <summary>
/// Reduces any object to the dictionaries, lists and plain values that ConvertTo-Json writes. What is a plain value, what becomes
/// a dictionary and what happens beyond the depth follow the documentation of ConvertTo-Json and PowerShell's published source;
/// no real pwsh was at hand to compare with.
/// </summary>
internal sealed class JsonShape(int maximumDepth, bool enumsAsStrings)
{
    /// <summary>True once something lay deeper than the depth and was written as its text.</summary>
    public bool Truncated { get; private set; }

    public object? Of(object? value) => Of(value, 0);

    private object? Of(object? value, int depth)
    {
        var wrapped = value as PSObject;
        var plain = wrapped?.BaseObject ?? value;
        if (plain is null or DBNull or NullString || ReferenceEquals(value, System.Management.Automation.Internal.AutomationNull.Value)) { return null; }
        if (plain is string or char or Guid or Uri or DateTime or DateTimeOffset) { return plain; }
        if (plain is Enum named) { return EnumValue(named); }
        if (plain.GetType().IsPrimitive || plain is decimal or BigInteger) { return WithNotes(wrapped, plain, depth); }
        if (depth > maximumDepth)
        {
            Truncated = true;
            return LanguagePrimitives.ConvertTo<string>(value);
        }
        return plain switch
        {
            IDictionary dictionary => OfDictionary(dictionary, wrapped, depth),
            IEnumerable list => WithNotes(wrapped, list.Cast<object?>().Select(item => Of(item, depth + 1)).ToList(), depth),
            PSCustomObject => OfProperties(wrapped!, [], depth),
            _ => OfProperties(wrapped, Members(plain, depth), depth),
        };
    }

    /// <summary>64-bit enumerations are always written by name.</summary>
    private object EnumValue(Enum value) =>
        enumsAsStrings || Enum.GetUnderlyingType(value.GetType()) is var type && (type == typeof(long) || type == typeof(ulong)) ? value.ToString() : value;

    private OrderedDictionary OfDictionary(IDictionary dictionary, PSObject? wrapped, int depth)
    {
        var result = new OrderedDictionary();
        foreach (DictionaryEntry entry in dictionary)
        {
            if (entry.Key is not string name)
            {
                throw new InvalidOperationException($"The type '{dictionary.GetType().FullName}' is not supported for serialization or deserialization "
                    + "of a dictionary. Keys must be strings.");
            }
            result.Add(name, Of(entry.Value, depth + 1));
        }
        AddNotes(wrapped, result, depth);
        return result;
    }

    private OrderedDictionary Members(object value, int depth)
    {
        var result = new OrderedDictionary();
        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetIndexParameters().Length > 0 || property.GetMethod is null || result.Contains(property.Name)) { continue; }
            object? content;
            try { content = property.GetValue(value); }
            catch (TargetInvocationException) { content = null; }
            result[property.Name] = Of(content, depth + 1);
        }
        foreach (var field in value.GetType().GetFields(BindingFlags.Public | BindingFlags.Instance))
        {
            result[field.Name] = Of(field.GetValue(value), depth + 1);
        }
        return result;
    }

    private OrderedDictionary OfProperties(PSObject? wrapped, OrderedDictionary result, int depth)
    {
        foreach (var property in wrapped?.Properties ?? Enumerable.Empty<PSPropertyInfo>())
        {
            if (result.Contains(property.Name)) { continue; }
            object? content;
            try { content = property.Value; }
            catch (GetValueException) { content = null; }
            result[property.Name] = Of(content, depth + 1);
        }
        return result;
    }

    /// <summary>A number or a list that carries note properties becomes an object with its value beside them.</summary>
    private object WithNotes(PSObject? wrapped, object plain, int depth)
    {
        if (wrapped is null || !Notes(wrapped).Any()) { return plain; }
        var result = new OrderedDictionary { ["value"] = plain };
        AddNotes(wrapped, result, depth);
        return result;
    }

    private void AddNotes(PSObject? wrapped, OrderedDictionary result, int depth)
    {
        if (wrapped is null) { return; }
        foreach (var note in Notes(wrapped)) { result[note.Name] = Of(note.Value, depth + 1); }
    }

    private static IEnumerable<PSPropertyInfo> Notes(PSObject wrapped) =>
        wrapped.Properties.Where(property => property.IsInstance && property.MemberType == PSMemberTypes.NoteProperty);
}
