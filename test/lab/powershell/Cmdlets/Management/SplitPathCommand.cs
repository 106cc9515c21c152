using System.Management.Automation;
using FilePath = System.IO.Path;

namespace Microsoft.PowerShell.Commands;

/// <summary>Split-Path: the parent (default), -Leaf, -LeafBase, -Extension, or whether the path -IsAbsolute.</summary>
[Cmdlet(VerbsCommon.Split, "Path", DefaultParameterSetName = "ParentSet")]
public sealed class SplitPathCommand : PSCmdlet
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LiteralPath", "PSPath", "LP")]
    public string[] Path { get; set; } = [];

    [Parameter(ParameterSetName = "ParentSet")]
    public SwitchParameter Parent { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "LeafSet")]
    public SwitchParameter Leaf { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "LeafBaseSet")]
    public SwitchParameter LeafBase { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "ExtensionSet")]
    public SwitchParameter Extension { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "IsAbsoluteSet")]
    public SwitchParameter IsAbsolute { get; set; }

    protected override void ProcessRecord()
    {
        foreach (var path in Path) { WriteObject(Part(path)); }
    }

    private object Part(string path) => ParameterSetName switch
    {
        "LeafSet" => SessionState.Path.ParseChildName(path),
        "LeafBaseSet" => FilePath.GetFileNameWithoutExtension(SessionState.Path.ParseChildName(path)),
        "ExtensionSet" => FilePath.GetExtension(path),
        "IsAbsoluteSet" => SessionState.Path.IsPSAbsolute(path, out _) || FilePath.IsPathRooted(path),
        _ => SessionState.Path.ParseParent(path, null),
    };
}
