using System.Management.Automation;
using System.Management.Automation.Host;

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
        if (AsSecureString) { WriteObject(Host.UI.ReadLineAsSecureString()); }
        else if (Prompt is null) { WriteObject(Host.UI.ReadLine()); }
        else
        {
            var field = new FieldDescription(LanguagePrimitives.ConvertTo<string>(Prompt));
            WriteObject(Host.UI.Prompt("", "", [field])[field.Name]);
        }
    }
}
