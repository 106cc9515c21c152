using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace LabPowerShell.Host;

/// <summary>What only the lab's host can be told, by environment variables, to let tests see another system's behaviour.</summary>
internal static class LabSettings
{
    /// <summary>LAB_NEWLINE=crlf: line ends as on Windows.</summary>
    public static void UseNewLine()
    {
        if (Environment.GetEnvironmentVariable("LAB_NEWLINE") != "crlf") { return; }
        Console.Out.NewLine = "\r\n";
        Console.Error.NewLine = "\r\n";
    }

    /// <summary>LAB_LANGUAGE_MODE=ConstrainedLanguage: the language mode that an application control policy would set.</summary>
    public static void UseLanguageMode(Runspace runspace)
    {
        if (Environment.GetEnvironmentVariable("LAB_LANGUAGE_MODE") is not { Length: > 0 } name) { return; }
        runspace.SessionStateProxy.LanguageMode = Enum.Parse<PSLanguageMode>(name);
    }
}
