using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>What Measure-Object gives for one property (or for the objects themselves).</summary>
public sealed class GenericMeasureInfo
{
    public int Count { get; init; }
    public double? Average { get; init; }
    public double? Sum { get; init; }
    public object? Maximum { get; init; }
    public object? Minimum { get; init; }
    public double? StandardDeviation { get; init; }
    public string? Property { get; init; }
}

/// <summary>Measure-Object with -Property, -Sum, -Average, -Minimum and -Maximum.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "Object")]
public sealed class MeasureObjectCommand : PSCmdlet
{
    private readonly List<PSObject> inputs = [];

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public string[] Property { get; set; } = [];

    [Parameter]
    public SwitchParameter Sum { get; set; }

    [Parameter]
    public SwitchParameter Average { get; set; }

    [Parameter]
    public SwitchParameter Minimum { get; set; }

    [Parameter]
    public SwitchParameter Maximum { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject is not null) { inputs.Add(InputObject); }
    }

    protected override void EndProcessing()
    {
        if (Property.Length == 0) { WriteObject(Measure(inputs, null)); }
        foreach (var name in Property)
        {
            var values = inputs.Select(input => input.Properties[name]?.Value).OfType<object>().ToList();
            if (values.Count == 0)
            {
                WriteError(new ErrorRecord(new PSArgumentException($"The property \"{name}\" cannot be found in the input for any objects."), "GenericMeasurePropertyNotFound", ErrorCategory.InvalidArgument, null));
                continue;
            }
            WriteObject(Measure(values, name));
        }
    }

    private GenericMeasureInfo Measure(IReadOnlyCollection<object> values, string? property)
    {
        var numbers = Sum || Average ? values.SelectMany(Number).ToList() : [];
        var ordered = Minimum || Maximum ? values.OrderBy(value => value, Comparer<object>.Create((a, b) => LanguagePrimitives.Compare(a, b, ignoreCase: true))).ToList() : [];
        return new GenericMeasureInfo
        {
            Count = values.Count,
            Property = property,
            Sum = Sum ? numbers.Sum() : null,
            Average = Average && numbers.Count > 0 ? numbers.Average() : null,
            Minimum = Minimum ? ordered.FirstOrDefault() : null,
            Maximum = Maximum ? ordered.LastOrDefault() : null,
        };
    }

    private IEnumerable<double> Number(object value)
    {
        if (LanguagePrimitives.TryConvertTo<double>(value, out var number)) { return [number]; }
        WriteError(new ErrorRecord(new PSArgumentException($"Input object \"{value}\" is not numeric."), "NonNumericInputObject", ErrorCategory.InvalidType, value));
        return [];
    }
}
