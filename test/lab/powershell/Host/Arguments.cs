using System.Collections.ObjectModel;

namespace LabPowerShell.Host;

/// <summary>What the command line asks for.</summary>
internal sealed class Arguments
{
    /// <summary>As pwsh: 64 is EX_USAGE (about_Pwsh and the PowerShell source, <c>ConsoleHost.ExitCodeBadCommandLineParameter</c>).</summary>
    public const int UsageExitCode = 64;

    private static readonly string[] IgnoredSwitches = ["nologo", "noprofile", "noprofileloadtime", "mta", "sta", "login"];
    private static readonly string[] IgnoredWithValue =
        ["executionpolicy", "ex", "ep", "inputformat", "outputformat", "windowstyle", "workingdirectory"];

    public bool NonInteractive { get; private set; }
    public bool NoExit { get; private set; }
    public bool ShowVersion { get; private set; }
    public bool ReadFromStandardInput { get; private set; }
    public string? Command { get; private set; }
    public string? File { get; private set; }
    public Collection<string> FileArguments { get; } = [];

    /// <summary>Set when the command line is not valid; everything else then has no meaning.</summary>
    public string? Error { get; private set; }

    public static Arguments Parse(string[] args)
    {
        var result = new Arguments();
        for (var i = 0; i < args.Length; i++)
        {
            var name = SwitchName(args[i]);
            if (name is null) { return result.ReadFile(args, i); }
            if (IgnoredSwitches.Contains(name)) { continue; }
            if (IgnoredWithValue.Contains(name)) { i++; continue; }
            switch (name)
            {
                case "noninteractive" or "noni": result.NonInteractive = true; continue;
                case "noexit" or "noe": result.NoExit = true; continue;
                case "version" or "v": result.ShowVersion = true; return result;
                case "command" or "c": return result.ReadCommand(args, i + 1);
                case "file" or "f": return result.ReadFile(args, i + 1);
                default:
                    result.Error = $"The argument '{args[i]}' is not recognized as the name of a script file. Check the spelling of the name, "
                        + "or if a path was included, verify that the path is correct and try again.";
                    return result;
            }
        }
        return result;
    }

    private static string? SwitchName(string argument) =>
        argument.Length > 1 && argument[0] == '-' ? argument.TrimStart('-').ToLowerInvariant() : null;

    /// <summary>-Command takes everything that follows; only a lone dash means standard input.</summary>
    private Arguments ReadCommand(string[] args, int start)
    {
        if (start >= args.Length) { Error = "Cannot process the command because of a missing parameter. A command must follow -Command."; }
        else if (args.Length == start + 1 && args[start] == "-") { ReadFromStandardInput = true; }
        else { Command = string.Join(' ', args[start..]); }
        return this;
    }

    private Arguments ReadFile(string[] args, int start)
    {
        if (start >= args.Length) { Error = "The -File parameter requires a file path."; return this; }
        File = Path.GetFullPath(args[start]);
        if (!System.IO.File.Exists(File))
        {
            Error = $"The argument '{args[start]}' is not recognized as the name of a script file. Check the spelling of the name, "
                + "or if a path was included, verify that the path is correct and try again.";
        }
        foreach (var argument in args[(start + 1)..]) { FileArguments.Add(argument); }
        return this;
    }
}
