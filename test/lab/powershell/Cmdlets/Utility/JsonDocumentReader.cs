using System.Management.Automation;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.PowerShell.Commands;

/// <summary>A key that a PSCustomObject cannot hold.</summary>
internal sealed class JsonKeyException(string errorId, string message) : Exception(message)
{
    public string ErrorId { get; } = errorId;
}

/// <summary>JSON text to the objects that ConvertFrom-Json gives (messages: PowerShell's <c>WebCmdletStrings.resx</c>).</summary>
internal static class JsonDocumentReader
{
    public static object? Read(string text, int depth, bool asHashtable)
    {
        try
        {
            // The reader's own defaults are those of PowerShell 7: dates are recognised, Int64 then BigInteger, Double.
            var token = JsonConvert.DeserializeObject(text, new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.None, MaxDepth = depth });
            return token is JToken json ? Value(json, asHashtable) : token;
        }
        catch (JsonException exception)
        {
            throw new ArgumentException("Conversion from JSON failed with error: " + exception.Message, exception);
        }
    }

    private static object? Value(JToken token, bool asHashtable) => token switch
    {
        JArray list => list.Select(item => Value(item, asHashtable)).ToArray(),
        JObject entries => asHashtable ? Hashtable(entries) : CustomObject(entries),
        JValue value => value.Value,
        _ => throw new JsonSerializationException($"Unexpected token {token.Type}."),
    };

    private static OrderedHashtable Hashtable(JObject entries)
    {
        var result = new OrderedHashtable();
        foreach (var (key, value) in entries) { result.Add(key, Value(value!, asHashtable: true)); }
        return result;
    }

    private static PSObject CustomObject(JObject entries)
    {
        var result = new PSObject(entries.Count);
        foreach (var (key, value) in entries)
        {
            if (key.Length == 0)
            {
                throw new JsonKeyException("EmptyKeyInJsonString", "The provided JSON includes a property whose name is an empty string, "
                    + "this is only supported using the -AsHashTable switch.");
            }
            if (result.Properties[key] is { } existing)
            {
                throw new JsonKeyException("KeysWithDifferentCasing", "Cannot convert the JSON string because it contains keys with different casing. "
                    + "Please use the -AsHashTable switch instead. "
                    + $"The key that was attempted to be added to the existing key '{existing.Name}' was '{key}'.");
            }
            result.Properties.Add(new PSNoteProperty(key, Value(value!, asHashtable: false)));
        }
        return result;
    }
}
