using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>The kinds of item that Test-Path tells apart.</summary>
public enum TestPathType { Any, Container, Leaf }

[Cmdlet(VerbsDiagnostic.Test, "Path", DefaultParameterSetName = "Path")]
[OutputType(typeof(bool))]
public sealed class TestPathCommand : PathCommand
{
    [Parameter]
    [Alias("Type")]
    public TestPathType PathType { get; set; } = TestPathType.Any;

    protected override void ProcessRecord()
    {
        foreach (var path in Given) { WriteObject(Test(path)); }
    }

    private bool Test(string path)
    {
        if (string.IsNullOrWhiteSpace(path)) { return false; }
        try
        {
            return InvokeProvider.Item.Exists(path, force: false, literalPath: IsLiteral)
                && (PathType == TestPathType.Any || InvokeProvider.Item.IsContainer(IsLiteral ? WildcardPattern.Escape(path) : path) == (PathType == TestPathType.Container));
        }
        catch (System.Management.Automation.DriveNotFoundException) { return false; }
    }
}
