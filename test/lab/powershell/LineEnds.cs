namespace LabPowerShell;

/// <summary>LAB_NEWLINE=crlf: PowerShell ends lines as on Windows.</summary>
internal static class LineEnds
{
    public static void Use(string? wanted)
    {
        if (wanted != "crlf") { return; }
        Console.Out.NewLine = "\r\n";
        Console.Error.NewLine = "\r\n";
    }
}
