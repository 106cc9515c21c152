using System.Management.Automation;
using Newtonsoft.Json;

namespace Microsoft.PowerShell.Commands;

/// <summary>
/// ConvertFrom-Json of PowerShell 7. As documented there, strings that look like ISO 8601 dates become DateTime.
/// </summary>
[Cmdlet(VerbsData.ConvertFrom, "Json")]
public sealed class ConvertFromJsonCommand : Cmdlet
{
    private readonly List<string> lines = [];

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowEmptyString]
    public string InputObject { get; set; } = "";

    [Parameter]
    public SwitchParameter AsHashtable { get; set; }

    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Depth { get; set; } = 1024;

    [Parameter]
    public SwitchParameter NoEnumerate { get; set; }

    protected override void ProcessRecord() => lines.Add(InputObject);

    /// <summary>Several inputs are one document in several lines, unless the first line is a document of its own.</summary>
    protected override void EndProcessing()
    {
        if (lines.Count > 1 && IsDocument(lines[0])) { lines.ForEach(Convert); }
        else if (lines.Count > 0) { Convert(string.Join(Environment.NewLine, lines)); }
    }

    private bool IsDocument(string text)
    {
        try
        {
            JsonDocumentReader.Read(text, Depth, AsHashtable);
            return true;
        }
        catch (ArgumentException) { return false; }
    }

    private void Convert(string text)
    {
        try { WriteObject(JsonDocumentReader.Read(text, Depth, AsHashtable), enumerateCollection: !NoEnumerate); }
        catch (JsonKeyException exception)
        {
            ThrowTerminatingError(new ErrorRecord(new InvalidOperationException(exception.Message), exception.ErrorId, ErrorCategory.InvalidOperation, null));
        }
    }
}
