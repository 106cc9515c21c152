using System.Text;

namespace LabPowerShell;

/// <summary>
/// What the host reads its commands with. PowerShell takes <see cref="Console.In"/> once, before its first command, keeps it, and reads single
/// characters (<c>ConsoleHostUserInterface.ReadLineFromFile</c>); from its first character on, scripts find there the reader that is meant for them.
/// <para>LAB_READER says who reads what of standard input. PowerShell 6 and 7 read commands through the reader that scripts have, too.</para>
/// <list type="bullet">
/// <item><c>small</c>: so does Windows PowerShell 5.1.14393 (Windows Server 2016), with .NET Framework's buffer of 256 bytes.</item>
/// <item><c>host</c>: every later Windows PowerShell reads commands through a buffer of 4096 bytes that is the host's own. Scripts get what it has
/// not taken yet, from <see cref="Console.In"/>, a reader of their own, as from <see cref="Console.OpenStandardInput()"/>.</item>
/// </list>
/// Source: PowerShell's history, commit 07b0964be4 (pull request 2336), the branch that is not CORECLR.
/// </summary>
internal sealed class CommandReader(TextReader host, TextReader scripts) : TextReader
{
    private const int FrameworkBuffer = 256;
    private const int HostBuffer = 4096;

    private readonly StringBuilder line = new();
    private bool started;

    /// <summary>Raised once, when the host asks for its first command.</summary>
    public event Action? Started;

    /// <summary>Raised with each line that the host has read, before it runs.</summary>
    public event Action<string>? Command;

    /// <summary>Null where PowerShell shall read as it does.</summary>
    public static CommandReader? For(string? wanted) => wanted switch
    {
        null => null,
        "small" => Shared(NewReader(FrameworkBuffer)),
        "host" => new CommandReader(NewReader(HostBuffer), NewReader(FrameworkBuffer)),
        _ => throw new ArgumentException($"LAB_READER is '{wanted}': it must be 'host' or 'small', or not set"),
    };

    /// <summary>One reader for the host and for scripts.</summary>
    public static CommandReader Shared(TextReader reader) => new(reader, reader);

    public override int Read()
    {
        if (!started)
        {
            started = true;
            Console.SetIn(scripts);
            Started?.Invoke();
        }
        var character = host.Read();
        if (character is '\n' or -1) { Command?.Invoke(line.ToString()); line.Clear(); }
        else { line.Append((char)character); }
        return character;
    }

    public override int Peek() => host.Peek();

    // A script that is run with -File or -Command, where the host reads nothing.
    public override int Read(char[] buffer, int index, int count) => scripts.Read(buffer, index, count);
    public override string? ReadLine() => scripts.ReadLine();
    public override string ReadToEnd() => scripts.ReadToEnd();

    private static StreamReader NewReader(int buffer) =>
        new(Console.OpenStandardInput(), new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false, buffer);
}
