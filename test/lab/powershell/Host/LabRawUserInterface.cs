using System.Management.Automation;
using System.Management.Automation.Host;

namespace LabPowerShell.Host;

/// <summary>
/// The raw screen of a host whose output is a pipe: 120 columns, as pwsh assumes when there is no console,
/// and no screen buffer to read or scroll.
/// </summary>
internal sealed class LabRawUserInterface : PSHostRawUserInterface
{
    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;
    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;
    public override Size BufferSize { get; set; } = new(120, 50);
    public override Size WindowSize { get; set; } = new(120, 50);
    public override Coordinates CursorPosition { get; set; }
    public override Coordinates WindowPosition { get; set; }
    public override int CursorSize { get; set; } = 25;
    public override string WindowTitle { get; set; } = "";
    public override Size MaxWindowSize => WindowSize;
    public override Size MaxPhysicalWindowSize => WindowSize;
    public override bool KeyAvailable => false;

    public override void FlushInputBuffer() { }
    public override KeyInfo ReadKey(ReadKeyOptions options) => throw NoScreen();
    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw NoScreen();
    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw NoScreen();
    public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw NoScreen();
    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) => throw NoScreen();

    private static PSInvalidOperationException NoScreen() => new("The host's input or output is redirected: it has no screen.");
}
