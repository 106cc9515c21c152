using System.Management.Automation;
using System.Management.Automation.Language;

namespace Microsoft.PowerShell.Commands;

/// <summary>Import-PowerShellDataFile: the table in a .psd1 file, evaluated without running anything.</summary>
[Cmdlet(VerbsData.Import, "PowerShellDataFile", DefaultParameterSetName = "ByPath")]
public sealed class ImportPowerShellDataFileCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "ByPath")]
    public string[] Path { get; set; } = [];

    [Parameter(Mandatory = true, ParameterSetName = "ByLiteralPath", ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get; set; } = [];

    protected override void ProcessRecord()
    {
        foreach (var path in Path.SelectMany(path => GetResolvedProviderPathFromPSPath(path, out _))) { Read(path); }
        foreach (var path in LiteralPath) { Read(GetUnresolvedProviderPathFromPSPath(path)); }
    }

    private void Read(string path)
    {
        var file = Parser.ParseFile(path, out _, out var errors);
        if (errors.Length > 0)
        {
            Fail(path, $"The file '{path}' could not be parsed as a PowerShell Data File.", "CouldNotParseAsPowerShellDataFile");
            return;
        }
        if (file.Find(ast => ast is HashtableAst, searchNestedScriptBlocks: false) is not HashtableAst table)
        {
            Fail(path, $"The file '{path}' does not contain a hashtable.", "CouldNotParseAsPowerShellDataFileNoHashtableRoot");
            return;
        }
        try { WriteObject(table.SafeGetValue()); }
        catch (InvalidOperationException exception) { Fail(path, exception.Message, "CouldNotParseAsPowerShellDataFile"); }
    }

    private void Fail(string path, string message, string id) =>
        WriteError(new ErrorRecord(new InvalidOperationException(message), id, ErrorCategory.InvalidData, path));
}
