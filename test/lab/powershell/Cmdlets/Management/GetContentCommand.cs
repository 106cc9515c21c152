using System.Management.Automation;
using System.Text;

namespace Microsoft.PowerShell.Commands;

/// <summary>Get-Content of files: lines, the first of them, or with -Raw the whole text; UTF-8 unless told otherwise.</summary>
[Cmdlet(VerbsCommon.Get, "Content", DefaultParameterSetName = "Path")]
public sealed class GetContentCommand : PathCommand
{
    [Parameter]
    public SwitchParameter Raw { get; set; }

    [Parameter]
    [Alias("First", "Head")]
    public long TotalCount { get; set; } = -1;

    [Parameter]
    [ValidateSet("utf8", "ascii", "unicode", "bigendianunicode", "utf32")]
    public string Encoding { get; set; } = "utf8";

    protected override void ProcessRecord()
    {
        var encoding = ChosenEncoding();
        foreach (var path in Existing())
        {
            if (Raw)
            {
                WriteObject(File.ReadAllText(path, encoding));
                continue;
            }
            var lines = File.ReadLines(path, encoding);
            WriteObject(TotalCount < 0 ? lines : lines.Take((int)TotalCount), enumerateCollection: true);
        }
    }

    private Encoding ChosenEncoding() => Encoding.ToLowerInvariant() switch
    {
        "ascii" => System.Text.Encoding.ASCII,
        "unicode" => System.Text.Encoding.Unicode,
        "bigendianunicode" => System.Text.Encoding.BigEndianUnicode,
        "utf32" => System.Text.Encoding.UTF32,
        _ => System.Text.Encoding.UTF8,
    };
}
