using System.Text;

namespace LabPowerShell;

/// <summary>LAB_NEWLINE=crlf: PowerShell ends lines as on Windows, and leaves a line feed alone that is part of a text.</summary>
internal static class LineEnds
{
    public static void Use(string? wanted)
    {
        if (wanted != "crlf") { return; }
        Console.SetOut(new WindowsWriter(Console.Out));
        Console.SetError(new WindowsWriter(Console.Error));
    }

    private sealed class WindowsWriter(TextWriter writer) : TextWriter
    {
        public override string NewLine => "\r\n";
        public override Encoding Encoding => writer.Encoding;

        public override void Write(char value) => writer.Write(value);

        /// <summary>The host ends its lines with a call of their own: <c>Write(Environment.NewLine)</c>.</summary>
        public override void Write(string? value) => writer.Write(value == Environment.NewLine ? NewLine : value);
        public override void WriteLine(string? value) => writer.Write(value + NewLine);
        public override void Flush() => writer.Flush();
    }
}
