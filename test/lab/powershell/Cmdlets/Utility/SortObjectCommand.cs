using System.Globalization;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>Sort-Object with -Property, -Descending, -Unique and -CaseSensitive.</summary>
[Cmdlet("Sort", "Object")]
public sealed class SortObjectCommand : PSCmdlet
{
    private readonly List<PSObject> inputs = [];

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public object[] Property { get; set; } = [];

    [Parameter]
    public SwitchParameter Descending { get; set; }

    [Parameter]
    public SwitchParameter Unique { get; set; }

    [Parameter]
    public SwitchParameter CaseSensitive { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject is not null) { inputs.Add(InputObject); }
    }

    protected override void EndProcessing()
    {
        var selectors = Property.Select(PropertySelector.From).ToArray();
        var rows = inputs.Select(input => (Input: input, Keys: selectors.Length == 0 ? [input] : selectors.Select(one => one.FirstValue(input)).ToArray()));
        // OrderBy is stable: equal objects keep their order.
        var sorted = rows.OrderBy(row => row.Keys, Comparer<object?[]>.Create((first, second) => Compare(first, second, selectors))).ToList();
        for (var i = 0; i < sorted.Count; i++)
        {
            if (Unique && i > 0 && Compare(sorted[i - 1].Keys, sorted[i].Keys, selectors) == 0) { continue; }
            WriteObject(sorted[i].Input);
        }
    }

    private int Compare(object?[] first, object?[] second, PropertySelector[] selectors)
    {
        for (var i = 0; i < first.Length; i++)
        {
            var descending = Descending || (selectors.Length > 0 && selectors[i].Descending);
            var order = CompareValues(first[i], second[i]);
            if (order != 0) { return descending ? -order : order; }
        }
        return 0;
    }

    /// <summary>By value where the types allow it, otherwise by text.</summary>
    private int CompareValues(object? first, object? second) =>
        LanguagePrimitives.TryCompare(first, second, !CaseSensitive, CultureInfo.CurrentCulture, out var order)
            ? order
            : string.Compare(first?.ToString(), second?.ToString(), !CaseSensitive, CultureInfo.CurrentCulture);
}
