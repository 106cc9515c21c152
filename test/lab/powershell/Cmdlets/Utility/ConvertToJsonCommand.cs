using System.Management.Automation;
using Newtonsoft.Json;

namespace Microsoft.PowerShell.Commands;

/// <summary>ConvertTo-Json, as learn.microsoft.com documents it for PowerShell 7 (module Microsoft.PowerShell.Utility).</summary>
[Cmdlet(VerbsData.ConvertTo, "Json")]
[OutputType(typeof(string))]
public sealed class ConvertToJsonCommand : PSCmdlet
{
    private readonly List<object?> inputs = [];

    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    public object? InputObject { get; set; }

    [Parameter]
    [ValidateRange(0, 100)]
    public int Depth { get; set; } = 2;

    [Parameter]
    public SwitchParameter Compress { get; set; }

    [Parameter]
    public SwitchParameter EnumsAsStrings { get; set; }

    [Parameter]
    public SwitchParameter AsArray { get; set; }

    [Parameter]
    public StringEscapeHandling EscapeHandling { get; set; } = StringEscapeHandling.Default;

    protected override void ProcessRecord() => inputs.Add(InputObject);

    protected override void EndProcessing()
    {
        if (inputs.Count == 0) { return; }
        var converter = new JsonShape(Depth, EnumsAsStrings);
        var shape = converter.Of(inputs.Count > 1 || AsArray ? inputs : inputs[0]);
        if (converter.Truncated)
        {
            WriteWarning($"Resulting JSON is truncated as serialization has exceeded the set depth of {Depth}.");
        }
        WriteObject(JsonConvert.SerializeObject(shape, new JsonSerializerSettings
        {
            Formatting = Compress ? Formatting.None : Formatting.Indented,
            StringEscapeHandling = EscapeHandling,
            MaxDepth = 1024,
        }));
    }
}
