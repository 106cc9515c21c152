using System.Management.Automation;
using System.Management.Automation.Internal;
using LabPowerShell.Host;

namespace Microsoft.PowerShell.Commands;

/// <summary>Out-String: the engine's own formatter (Out-Host), its lines collected instead of printed.</summary>
[Cmdlet(VerbsData.Out, "String", DefaultParameterSetName = "NoNewLineFormatting")]
public sealed class OutStringCommand : PSCmdlet
{
    private readonly List<PSObject> inputs = [];

    [Parameter(ValueFromPipeline = true)]
    public PSObject InputObject { get; set; } = AutomationNull.Value;

    [Parameter(ParameterSetName = "StreamFormatting")]
    public SwitchParameter Stream { get; set; }

    [Parameter]
    [ValidateRange(2, int.MaxValue)]
    public int? Width { get; set; }

    [Parameter(ParameterSetName = "NoNewLineFormatting")]
    public SwitchParameter NoNewline { get; set; }

    protected override void ProcessRecord() => inputs.Add(InputObject);

    protected override void EndProcessing()
    {
        var text = Format();
        if (Stream)
        {
            foreach (var line in text.Split(Environment.NewLine).SkipLast(1)) { WriteObject(line); }
            return;
        }
        WriteObject(NoNewline ? text.Replace(Environment.NewLine, "", StringComparison.Ordinal) : text);
    }

    private string Format()
    {
        var screen = LabUserInterface.Current!;
        var usual = screen.RawUI.BufferSize;
        if (Width is { } width) { screen.RawUI.BufferSize = new System.Management.Automation.Host.Size(width, usual.Height); }
        screen.BeginCapture();
        try
        {
            using var formatter = ScriptBlock.Create("Microsoft.PowerShell.Core\\Out-Host").GetSteppablePipeline();
            formatter.Begin(true);
            foreach (var input in inputs) { formatter.Process(input); }
            formatter.End();
        }
        finally { screen.RawUI.BufferSize = usual; }
        return screen.EndCapture();
    }
}
