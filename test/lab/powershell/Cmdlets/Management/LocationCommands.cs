using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Get, "Location")]
[OutputType(typeof(PathInfo))]
public sealed class GetLocationCommand : PSCmdlet
{
    protected override void ProcessRecord() => WriteObject(SessionState.Path.CurrentLocation);
}

[Cmdlet(VerbsCommon.Set, "Location", DefaultParameterSetName = "Path")]
public sealed class SetLocationCommand : PSCmdlet
{
    [Parameter(Position = 0, Mandatory = true, ParameterSetName = "Path", ValueFromPipeline = true)]
    public string? Path { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath", ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string? LiteralPath { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void ProcessRecord()
    {
        var location = SessionState.Path.SetLocation(Path ?? WildcardPattern.Escape(LiteralPath!));
        if (PassThru) { WriteObject(location); }
    }
}

[Cmdlet(VerbsDiagnostic.Resolve, "Path", DefaultParameterSetName = "Path")]
[OutputType(typeof(PathInfo))]
public sealed class ResolvePathCommand : PathCommand
{
    protected override void ProcessRecord()
    {
        foreach (var path in Existing())
        {
            WriteObject(SessionState.Path.GetResolvedPSPathFromPSPath(WildcardPattern.Escape(path)), enumerateCollection: true);
        }
    }
}
