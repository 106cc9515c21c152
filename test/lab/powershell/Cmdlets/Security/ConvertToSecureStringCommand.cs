using System.Management.Automation;
using System.Security;

namespace Microsoft.PowerShell.Commands;

/// <summary>
/// ConvertTo-SecureString -AsPlainText. It asks for -Force as Windows PowerShell 5.1 does; PowerShell 7 no longer would.
/// </summary>
[Cmdlet(VerbsData.ConvertTo, "SecureString", DefaultParameterSetName = "PlainText")]
[OutputType(typeof(SecureString))]
public sealed class ConvertToSecureStringCommand : PSCmdlet
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    public string String { get; set; } = "";

    [Parameter(Position = 1, Mandatory = true, ParameterSetName = "PlainText")]
    public SwitchParameter AsPlainText { get; set; }

    [Parameter(Position = 2, ParameterSetName = "PlainText")]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        if (!Force)
        {
            ThrowTerminatingError(new ErrorRecord(new ArgumentException("The system cannot protect plain text input. To suppress this warning and convert the plain text "
                + "to a SecureString, reissue the command specifying the Force parameter."), "ImportSecureString_ForceRequired", ErrorCategory.InvalidArgument, null));
        }
        var secret = new SecureString();
        foreach (var character in String) { secret.AppendChar(character); }
        WriteObject(secret);
    }
}
