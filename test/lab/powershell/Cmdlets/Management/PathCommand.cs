using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>What the commands on existing items share: -Path with wildcards, or -LiteralPath without.</summary>
public abstract class PathCommand : PSCmdlet
{
    [Parameter(Position = 0, Mandatory = true, ParameterSetName = "Path", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Path { get; set; } = [];

    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath", ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get; set; } = [];

    protected bool IsLiteral => ParameterSetName == "LiteralPath";

    protected IEnumerable<string> Given => IsLiteral ? LiteralPath : Path;

    /// <summary>The file system paths of the given items; an item that does not exist is a non-terminating error.</summary>
    protected IEnumerable<string> Existing()
    {
        foreach (var path in Given)
        {
            IReadOnlyCollection<string> found;
            try
            {
                found = IsLiteral ? [GetUnresolvedProviderPathFromPSPath(path)] : GetResolvedProviderPathFromPSPath(path, out _);
                if (IsLiteral && !InvokeProvider.Item.Exists(path, force: false, literalPath: true))
                {
                    throw new ItemNotFoundException($"Cannot find path '{found.First()}' because it does not exist.");
                }
            }
            catch (ItemNotFoundException exception)
            {
                WriteError(new ErrorRecord(exception, "PathNotFound", ErrorCategory.ObjectNotFound, path));
                continue;
            }
            foreach (var item in found) { yield return item; }
        }
    }
}
