using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace LabPowerShell.Host;

/// <summary>The console host that scripts see as <c>$Host</c>.</summary>
internal sealed class LabHost(bool nonInteractive) : PSHost
{
    private readonly LabUserInterface userInterface = new(nonInteractive);

    /// <summary>Set by the engine when a script says <c>exit</c>.</summary>
    public int? ExitCode { get; private set; }

    // Scripts (and modules) look for this name to know an ordinary console.
    public override string Name => "ConsoleHost";
    public override Version Version => new(PSVersionInfoText.Engine);
    public override Guid InstanceId { get; } = Guid.NewGuid();
    public override PSHostUserInterface UI => userInterface;
    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;
    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    public override void EnterNestedPrompt() => throw new PSNotSupportedException("The lab's host has no nested prompt.");
    public override void ExitNestedPrompt() => throw new PSNotSupportedException("The lab's host has no nested prompt.");
    public override void NotifyBeginApplication() { }
    public override void NotifyEndApplication() { }
}

/// <summary>The version of the engine in use.</summary>
internal static class PSVersionInfoText
{
    public static string Engine { get; } = typeof(PSObject).Assembly.GetName().Version!.ToString(3);
}
