using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Join, "Path")]
[OutputType(typeof(string))]
public sealed class JoinPathCommand : PSCmdlet
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath")]
    public string[] Path { get; set; } = [];

    [Parameter(Position = 1, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public string ChildPath { get; set; } = "";

    [Parameter(Position = 2, ValueFromRemainingArguments = true)]
    public string[] AdditionalChildPath { get; set; } = [];

    [Parameter]
    public SwitchParameter Resolve { get; set; }

    protected override void ProcessRecord()
    {
        foreach (var path in Path)
        {
            var joined = AdditionalChildPath.Prepend(ChildPath).Aggregate(path, (parent, child) => SessionState.Path.Combine(parent, child));
            if (!Resolve) { WriteObject(joined); }
            else { WriteObject(GetResolvedProviderPathFromPSPath(joined, out _), enumerateCollection: true); }
        }
    }
}
