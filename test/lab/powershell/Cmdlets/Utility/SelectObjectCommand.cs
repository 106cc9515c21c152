using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>Select-Object with -Property, -ExpandProperty, -Unique, -First, -Last and -Skip.</summary>
[Cmdlet(VerbsCommon.Select, "Object")]
public sealed class SelectObjectCommand : PSCmdlet
{
    private readonly List<PSObject> last = [];
    private readonly List<PSObject> unique = [];
    private PropertySelector[] selectors = [];
    private int seen;
    private int taken;

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public object[] Property { get; set; } = [];

    [Parameter]
    public string? ExpandProperty { get; set; }

    [Parameter]
    public SwitchParameter Unique { get; set; }

    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int First { get; set; } = -1;

    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Last { get; set; } = -1;

    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Skip { get; set; }

    protected override void BeginProcessing() => selectors = Property.Select(PropertySelector.From).ToArray();

    protected override void ProcessRecord()
    {
        if (InputObject is null) { return; }
        if (Last >= 0)
        {
            last.Add(InputObject);
            // With -Last, -Skip counts from the end.
            if (last.Count > Last + Skip) { last.RemoveAt(0); }
            return;
        }
        if (seen++ < Skip || (First >= 0 && taken >= First)) { return; }
        taken++;
        Emit(InputObject);
        if (First >= 0 && taken >= First && !Unique) { UpstreamStop.Throw(this); }
    }

    protected override void EndProcessing()
    {
        foreach (var item in last.Take(Math.Max(0, last.Count - Skip))) { Emit(item); }
        foreach (var item in unique) { WriteObject(item); }
    }

    private void Emit(PSObject input)
    {
        if (ExpandProperty is not null) { Expand(input); }
        else { Write(selectors.Length == 0 ? input : Selected(input)); }
    }

    private PSObject Selected(PSObject input)
    {
        var result = new PSObject();
        foreach (var (name, value) in selectors.SelectMany(selector => selector.Select(input)))
        {
            if (result.Properties[name] is null) { result.Properties.Add(new PSNoteProperty(name, value)); }
        }
        result.TypeNames.Insert(0, "Selected." + input.TypeNames[0]);
        return result;
    }

    private void Expand(PSObject input)
    {
        if (input.Properties[ExpandProperty] is not { } property)
        {
            WriteError(new ErrorRecord(new PSArgumentException($"Property \"{ExpandProperty}\" cannot be found."), "ExpandPropertyNotFound", ErrorCategory.InvalidArgument, input));
            return;
        }
        foreach (var item in LanguagePrimitives.GetEnumerable(property.Value) ?? new[] { property.Value })
        {
            if (item is not null) { Write(PSObject.AsPSObject(item)); }
        }
    }

    private void Write(PSObject item)
    {
        if (!Unique) { WriteObject(item); }
        else if (!unique.Exists(other => ObjectEquality.AreEqual(other, item))) { unique.Add(item); }
    }
}
