using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Internal;
using System.Security;
using System.Text;

namespace LabPowerShell.Host;

/// <summary>
/// Text in, text out. As pwsh with redirected streams: errors go to standard error, everything else (warnings, verbose, debug
/// and information records too) to standard output, with the prefixes that <c>ConsoleHostUserInterfaceStrings.resx</c> gives.
/// </summary>
internal sealed class LabUserInterface : PSHostUserInterface
{
    private const string Refusal = "PowerShell is in NonInteractive mode. Read and Prompt functionality is not available.";

    private readonly bool nonInteractive;
    private StringBuilder? captured;

    public LabUserInterface(bool nonInteractive)
    {
        this.nonInteractive = nonInteractive;
        Current = this;
    }

    /// <summary>The one user interface of this process; cmdlets see the host only through the engine's own wrapper.</summary>
    public static LabUserInterface? Current { get; private set; }

    public override PSHostRawUserInterface RawUI { get; } = new LabRawUserInterface();
    public override bool SupportsVirtualTerminal => false;

    /// <summary>Collects what is written instead of printing it, until <see cref="EndCapture"/>: how Out-String reads the formatter.</summary>
    public void BeginCapture() => captured = new StringBuilder();

    public string EndCapture()
    {
        var text = captured?.ToString() ?? "";
        captured = null;
        return text;
    }

    /// <summary>The formatter's colours never reach a pipe (about_ANSI_Terminals: OutputRendering is Host).</summary>
    public override void Write(string value)
    {
        var text = Plain(value);
        if (captured is null) { Console.Out.Write(text); }
        else { captured.Append(text); }
    }

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

    public override void WriteLine() => Write(captured is null ? Console.Out.NewLine : Environment.NewLine);

    public override void WriteLine(string value)
    {
        Write(value);
        WriteLine();
    }

    public override void WriteErrorLine(string value) => Console.Error.WriteLine(Plain(value));
    public override void WriteWarningLine(string message) => Console.Out.WriteLine("WARNING: " + message);
    public override void WriteVerboseLine(string message) => Console.Out.WriteLine("VERBOSE: " + message);
    public override void WriteDebugLine(string message) => Console.Out.WriteLine("DEBUG: " + message);

    /// <summary>Without a terminal there is nothing to draw a progress bar on.</summary>
    public override void WriteProgress(long sourceId, ProgressRecord record) { }

    public override string ReadLine()
    {
        RefuseWhenNonInteractive();
        return Console.In.ReadLine() ?? "";
    }

    public override SecureString ReadLineAsSecureString()
    {
        var secret = new SecureString();
        foreach (var character in ReadLine()) { secret.AppendChar(character); }
        return secret;
    }

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions)
    {
        RefuseWhenNonInteractive();
        WriteUnlessEmpty(caption);
        WriteUnlessEmpty(message);
        var answers = new Dictionary<string, PSObject>();
        foreach (var field in descriptions)
        {
            Write(field.Name + ": ");
            answers[field.Name] = PSObject.AsPSObject(ReadLine());
        }
        return answers;
    }

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        RefuseWhenNonInteractive();
        WriteUnlessEmpty(caption);
        WriteUnlessEmpty(message);
        var labels = choices.Select(choice => choice.Label.Replace("&", "", StringComparison.Ordinal)).ToList();
        while (true)
        {
            Write(string.Join("  ", labels) + ": ");
            var answer = Console.In.ReadLine();
            if (string.IsNullOrEmpty(answer)) { return defaultChoice; }
            var index = labels.FindIndex(label => label.StartsWith(answer, StringComparison.OrdinalIgnoreCase));
            if (index >= 0) { return index; }
        }
    }

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        PromptForCredential(caption, message, userName, targetName, PSCredentialTypes.Default, PSCredentialUIOptions.Default);

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName,
        PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options)
    {
        RefuseWhenNonInteractive();
        return new PSCredential(string.IsNullOrEmpty(userName) ? ReadLine() : userName, ReadLineAsSecureString());
    }

    private static string Plain(string value) => new StringDecorated(value).ToString(OutputRendering.PlainText);

    private void WriteUnlessEmpty(string text)
    {
        if (text.Length > 0) { WriteLine(text); }
    }

    private void RefuseWhenNonInteractive()
    {
        if (nonInteractive) { throw new PSInvalidOperationException(Refusal); }
    }
}
