using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Text;

namespace LabPowerShell.Host;

/// <summary>
/// The loop of <c>pwsh -Command -</c>. It reads from <see cref="Console.In"/>, the reader that a command itself may read from:
/// a line taken by a command is data and never seen here. A line runs as it arrives; a line that is incomplete starts a block,
/// and the block runs at the next blank line (PowerShell source, <c>ConsoleHost.InputLoop</c>).
/// </summary>
internal sealed class CommandLoop(CommandRunner runner, LabHost host)
{
    private StringBuilder? block;

    public int Run()
    {
        while (host.ExitCode is null)
        {
            VirtualTerminal.BeforeReading();
            var line = Console.In.ReadLine();
            if (line is null) { return 0; }
            if (Complete(line) is { } text)
            {
                VirtualTerminal.BeforeRunning();
                RunText(text);
            }
        }
        return host.ExitCode.Value;
    }

    /// <summary>The text to run now, or null while a block is still being read.</summary>
    private string? Complete(string line)
    {
        if (!string.IsNullOrWhiteSpace(line))
        {
            if (block is null) { return line; }
            block.Append('\n').Append(line);
            return null;
        }
        var text = block?.ToString();
        block = null;
        return text;
    }

    private void RunText(string text)
    {
        try { runner.Run(new Command(text, isScript: true)); }
        // A block that a blank line has ended too early goes on growing, silently: so does the real one.
        catch (IncompleteParseException) { block = new StringBuilder(text); }
    }
}

/// <summary>
/// The cursor-key escapes that pwsh on Unix writes around each line, even into a pipe, unless TERM is dumb
/// (PowerShell source, DECCKM_ON and DECCKM_OFF in <c>ConsoleHost.cs</c>).
/// </summary>
internal static class VirtualTerminal
{
    private static readonly bool Supported =
        !string.Equals(Environment.GetEnvironmentVariable("TERM"), "dumb", StringComparison.OrdinalIgnoreCase);

    public static void BeforeReading() => Write("\u001b[?1h");
    public static void BeforeRunning() => Write("\u001b[?1l");

    private static void Write(string escape)
    {
        if (Supported) { Console.Out.Write(escape); }
    }
}
