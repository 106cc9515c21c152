using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>Get-Variable by name, with -ValueOnly and the named scopes.</summary>
[Cmdlet(VerbsCommon.Get, "Variable")]
public sealed class GetVariableCommand : PSCmdlet
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    public string[] Name { get; set; } = [];

    [Parameter]
    public SwitchParameter ValueOnly { get; set; }

    [Parameter]
    [ValidateSet("Global", "Script", "Local")]
    public string? Scope { get; set; }

    protected override void ProcessRecord()
    {
        foreach (var name in Name)
        {
            if (SessionState.PSVariable.Get(ScopedName.Of(Scope, name)) is { } variable) { WriteObject(ValueOnly ? variable.Value : variable); }
            else
            {
                WriteError(new ErrorRecord(new ItemNotFoundException($"Cannot find a variable with the name '{name}'."), "VariableNotFound", ErrorCategory.ObjectNotFound, name));
            }
        }
    }
}

/// <summary>Set-Variable by name, with the named scopes.</summary>
[Cmdlet(VerbsCommon.Set, "Variable")]
public sealed class SetVariableCommand : PSCmdlet
{
    [Parameter(Position = 0, Mandatory = true)]
    public string[] Name { get; set; } = [];

    [Parameter(Position = 1, ValueFromPipeline = true)]
    public object? Value { get; set; }

    [Parameter]
    [ValidateSet("Global", "Script", "Local")]
    public string? Scope { get; set; }

    protected override void ProcessRecord()
    {
        foreach (var name in Name) { SessionState.PSVariable.Set(ScopedName.Of(Scope, name), Value); }
    }
}

internal static class ScopedName
{
    public static string Of(string? scope, string name) => scope is null ? name : $"{scope}:{name}";
}
