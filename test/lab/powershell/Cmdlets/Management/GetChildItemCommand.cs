using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>Get-ChildItem of the file system with -Filter, -Recurse, -File, -Directory and -Name.</summary>
[Cmdlet(VerbsCommon.Get, "ChildItem", DefaultParameterSetName = "Items")]
public sealed class GetChildItemCommand : PSCmdlet
{
    [Parameter(Position = 0, ParameterSetName = "Items", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Path { get; set; } = ["."];

    [Parameter(Mandatory = true, ParameterSetName = "LiteralItems", ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get; set; } = [];

    [Parameter(Position = 1)]
    public string Filter { get; set; } = "*";

    [Parameter]
    [Alias("s", "r")]
    public SwitchParameter Recurse { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    [Alias("af")]
    public SwitchParameter File { get; set; }

    [Parameter]
    [Alias("ad")]
    public SwitchParameter Directory { get; set; }

    [Parameter]
    public SwitchParameter Name { get; set; }

    protected override void ProcessRecord()
    {
        var literal = ParameterSetName == "LiteralItems";
        foreach (var path in literal ? LiteralPath : Path)
        {
            try { Write(InvokeProvider.ChildItem.Get([path], Recurse, depth: uint.MaxValue, Force, literal)); }
            catch (ItemNotFoundException exception)
            {
                WriteError(new ErrorRecord(exception, "PathNotFound", ErrorCategory.ObjectNotFound, path));
            }
        }
    }

    private void Write(IEnumerable<PSObject> items)
    {
        var wanted = WildcardPattern.Get(Filter, WildcardOptions.IgnoreCase);
        foreach (var item in items)
        {
            var isDirectory = item.BaseObject is DirectoryInfo;
            if ((File && isDirectory) || (Directory && !isDirectory)) { continue; }
            if (item.BaseObject is FileSystemInfo entry && !wanted.IsMatch(entry.Name)) { continue; }
            WriteObject(Name && item.BaseObject is FileSystemInfo named ? named.Name : item);
        }
    }
}
