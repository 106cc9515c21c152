using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>Read-Host: asks the host, which refuses when it is not interactive and otherwise waits for a line of standard input.</summary>
[Cmdlet(VerbsCommunications.Read, "Host")]
public sealed class ReadHostCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromRemainingArguments = true)]
    [AllowNull]
    public object? Prompt { get; set; }

    [Parameter]
    public SwitchParameter AsSecureString { get; set; }

    protected override void BeginProcessing()
    {
        if (Prompt is not null) { Host.UI.Write(LanguagePrimitives.ConvertTo<string>(Prompt) + ": "); }
        if (AsSecureString) { WriteObject(Host.UI.ReadLineAsSecureString()); }
        else { WriteObject(Host.UI.ReadLine()); }
    }
}
