namespace LabPowerShell;

/// <summary>
/// LAB_READER: who reads what of standard input. PowerShell 6 and 7 read their commands with <see cref="Console.In"/>, as scripts read.
/// <list type="bullet">
/// <item><c>small</c>: so does Windows PowerShell 5.1.14393 (Windows Server 2016), with .NET Framework's buffer of 256 bytes.</item>
/// <item><c>host</c>: every later Windows PowerShell reads commands through a buffer of 4096 bytes that only the host sees. Scripts get what it
/// has not taken yet, whether from <see cref="Console.In"/> (a reader of its own) or <see cref="Console.OpenStandardInput()"/>.</item>
/// </list>
/// Source: PowerShell's history, commit 07b0964be4 (pull request 2336), the branch that is not CORECLR.
/// </summary>
internal static class StandardInput
{
    private const int FrameworkBuffer = 256;
    private const int HostBuffer = 4096;

    public static void Use(string? wanted)
    {
        if (string.IsNullOrEmpty(wanted)) { return; }
        Console.SetIn(wanted switch
        {
            "small" => NewReader(FrameworkBuffer),
            "host" => new HostReader(NewReader(HostBuffer), NewReader(FrameworkBuffer)),
            _ => throw new ArgumentException($"LAB_READER is '{wanted}': it must be 'host' or 'small', or not set"),
        });
    }

    private static StreamReader NewReader(int buffer) =>
        new(Console.OpenStandardInput(), new System.Text.UTF8Encoding(false), detectEncodingFromByteOrderMarks: false, buffer);

    /// <summary>
    /// The host takes <see cref="Console.In"/> once, before the first command, keeps it, and reads single characters
    /// (<c>ConsoleHostUserInterface.ReadLineFromFile</c>). From its first character on, scripts find another reader there.
    /// </summary>
    private sealed class HostReader(TextReader host, TextReader scripts) : TextReader
    {
        private bool started;

        public override int Read()
        {
            if (!started) { Console.SetIn(scripts); }
            started = true;
            return host.Read();
        }

        public override int Peek() => host.Peek();

        // A script that is run with -File or -Command, where the host reads nothing.
        public override int Read(char[] buffer, int index, int count) => scripts.Read(buffer, index, count);
        public override string? ReadLine() => scripts.ReadLine();
        public override string ReadToEnd() => scripts.ReadToEnd();
    }
}
