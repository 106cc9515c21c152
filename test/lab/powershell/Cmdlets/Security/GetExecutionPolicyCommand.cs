using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>
/// Get-ExecutionPolicy: Unrestricted, the only policy there is outside Windows (about_Execution_Policies), unless a test
/// names another in LAB_EXECUTION_POLICY.
/// </summary>
[Cmdlet(VerbsCommon.Get, "ExecutionPolicy")]
[OutputType(typeof(ExecutionPolicy))]
public sealed class GetExecutionPolicyCommand : PSCmdlet
{
    [Parameter(Position = 0)]
    public ExecutionPolicyScope? Scope { get; set; }

    protected override void BeginProcessing() =>
        WriteObject(Enum.Parse<ExecutionPolicy>(Environment.GetEnvironmentVariable("LAB_EXECUTION_POLICY") ?? nameof(ExecutionPolicy.Unrestricted)));
}
